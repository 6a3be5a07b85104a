package io.tripline.local.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "kill",
        description = "Send one service a signal; it stays down until it is restarted.",
        mixinStandardHelpOptions = true)
final class KillCommand implements Callable<Integer> {

    private static final int LAST_SIGNAL = 31;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SERVICE", description = "A name from ./tripline status.")
    private String service = "";

    @Option(names = "--signal", paramLabel = "N", description = "The signal's number (${DEFAULT-VALUE}).")
    private int signal = 9;

    @Override
    public Integer call() throws IOException {
        if (signal < 1 || signal > LAST_SIGNAL) {
            throw new ParameterException(
                    spec.commandLine(), "--signal must be a number from 1 to " + LAST_SIGNAL + ", not " + signal);
        }
        Local local = Local.here();
        local.requireService(service, spec.commandLine());
        local.running().kill(service, signal);
        System.out.println(service + " was sent signal " + signal + "; ./tripline restart " + service
                + " starts it again if it has ended.");
        return 0;
    }
}
