package io.tripline.local.launcher;

import io.tripline.local.dist.Trees;
import io.tripline.local.services.Leftovers;
import io.tripline.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "down",
        description = "Stop everything; data is kept unless it is wiped.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Option(names = "--wipe", description = "Delete all data, passwords and logs too.")
    private boolean wipe;

    @Override
    public Integer call() throws IOException {
        Local local = Local.here();
        Optional<SupervisorClient> running = local.supervisor();
        if (running.isPresent()) {
            running.get().stop();
        }
        Leftovers.await(local.home());
        System.out.println(running.isPresent() ? "Stopped." : "Nothing is running.");
        if (wipe) {
            for (Path path : local.home().wiped()) {
                Trees.delete(path);
            }
            System.out.println("All data in " + local.home().root() + " is deleted.");
        }
        return 0;
    }
}
