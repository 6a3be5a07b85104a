package io.tripline.local.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code ./tripline} runs. Exit codes: 0 done, 1 what was checked does not hold, 2 wrong usage, 3 not ready. */
@Command(
        name = "tripline",
        description = "Rules-driven, real-time fraud decisions with reasons: the local stack.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            RestartCommand.class,
            KillCommand.class,
            PublishCommand.class,
            CheckCommand.class,
            ConvertCommand.class,
            ExportDecisionCommand.class,
            VerifyDecisionCommand.class,
            DemoCommand.class,
            ReplayCommand.class
        },
        footer = {"", "./tripline test runs every test. ./tripline COMMAND --help says more about a command."})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
    }

    /** A failure is told in its own words; the trace would only hide them. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof ParameterException wrong) {
            throw wrong;
        }
        String message = failure.getMessage();
        command.getErr().println(message == null ? failure.toString() : message);
        return failure instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do.");
    }
}
