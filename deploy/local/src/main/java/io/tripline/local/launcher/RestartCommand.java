package io.tripline.local.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restart",
        description = "Stop one service if it runs, start it, and return when it is ready.",
        mixinStandardHelpOptions = true)
final class RestartCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SERVICE", description = "A name from ./tripline status.")
    private String service = "";

    @Override
    public Integer call() throws IOException {
        Local local = Local.here();
        local.requireService(service, spec.commandLine());
        local.running().restart(service);
        System.out.println(service + " is ready.");
        return 0;
    }
}
