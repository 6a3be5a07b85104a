package io.tripline.local.launcher;

import io.tripline.local.release.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

@Command(name = "replay", description = "Send a CSV file through the real path in event time.")
final class ReplayCommand implements Callable<Integer> {

    @Option(names = "--release", paramLabel = "NAME_OR_PATH")
    private @Nullable String release;

    /** The other options are the traffic program's own and are handed on as they are. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        return release == null || Traffic.onlyHelp(arguments) ? replay() : replayUnder(release);
    }

    private int replayUnder(String name) throws IOException {
        Local local = Local.here();
        Path directory = new ShippedReleases(local.checkout().releases()).find(name);
        System.out.println("Before anything is sent, the release in " + directory + " is put in force.");
        int published = Publication.on(local.running().status()).publish(Target.live(), directory);
        return published == 0 ? replay() : published;
    }

    private int replay() throws IOException {
        return Traffic.run("replay", arguments);
    }
}
