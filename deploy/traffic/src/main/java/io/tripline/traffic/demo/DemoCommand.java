package io.tripline.traffic.demo;

import io.tripline.traffic.Durations;
import io.tripline.traffic.Terminal;
import io.tripline.traffic.api.Gateway;
import io.tripline.traffic.api.GatewayException;
import io.tripline.traffic.api.GatewaySettings;
import io.tripline.traffic.api.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: live traffic with fraud in it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Sends believable traffic with fraud in it through the gateway until Ctrl-C.")
public final class DemoCommand implements Callable<Integer> {

    private static final int REGISTERED = 20;

    /** People for each interaction a second: fewer would pay so often that it looks like fraud. */
    private static final int PEOPLE_PER_RATE = 250;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--rate",
            defaultValue = "20",
            paramLabel = "N",
            description = "interactions a second, default ${DEFAULT-VALUE}")
    private double rate = 20;

    @Option(
            names = "--users",
            defaultValue = "0",
            paramLabel = "N",
            description = "made-up people, default 250 for each interaction a second")
    private int users;

    @Option(
            names = "--duration",
            converter = Durations.class,
            defaultValue = "0s",
            paramLabel = "DURATION",
            description = "how long to run, for example 5m; default: until Ctrl-C")
    private Duration duration = Duration.ZERO;

    @Option(
            names = "--fraud-share",
            defaultValue = "0.03",
            paramLabel = "SHARE",
            description = "of the interactions, 0 to 0.5, default ${DEFAULT-VALUE}")
    private double fraudShare = 0.03;

    @Option(
            names = "--labels-after",
            converter = Durations.class,
            defaultValue = "45s",
            paramLabel = "DURATION",
            description = "when it becomes known what an interaction was, default ${DEFAULT-VALUE}")
    private Duration labelsAfter = Duration.ofSeconds(45);

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "the same seed makes the same people, default ${DEFAULT-VALUE}")
    private long seed = 1;

    @Override
    public Integer call() {
        requireUsable();
        boolean terminal = Terminal.isThere();
        Scoreboard scoreboard = new Scoreboard();
        try (Gateway gateway = new Gateway(GatewaySettings.from(System.getenv()), () -> {})) {
            World world = new World(seed, users == 0 ? (int) Math.max(500, rate * PEOPLE_PER_RATE) : users);
            Demo.register(gateway, world, REGISTERED);
            System.out.println("Preparing the past of " + world.regulars().size() + " people …");
            int past = new Past(gateway, world).ensure(seed, Instant.now());
            System.out.println(
                    past == 0
                            ? "They have one from an earlier demo."
                            : "Sent " + past + " payments of the last weeks.");
            Demo demo = new Demo(
                    gateway,
                    new Generator(
                            world, seed ^ Instant.now().toEpochMilli(), fraudShare, world.prefix() + Instant.now()),
                    rate,
                    scoreboard,
                    new LabelDesk(gateway, labelsAfter),
                    message -> System.err.println((terminal ? "\r" : "") + message));
            Thread printing = new Thread(() -> scoreboard.print(System.out));
            Runtime.getRuntime().addShutdownHook(printing);
            Thread ticker = Thread.ofVirtual().start(() -> showNowAndThen(scoreboard, terminal));
            demo.run(duration);
            ticker.interrupt();
            return 0;
        } catch (GatewayException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static void showNowAndThen(Scoreboard scoreboard, boolean terminal) {
        long start = System.nanoTime();
        try {
            while (true) {
                Pauses.pause(Duration.ofSeconds(terminal ? 1 : 10));
                double elapsed = (System.nanoTime() - start) / 1e9;
                String line = scoreboard.line(scoreboard.sentSoFar() / elapsed);
                System.out.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
                System.out.flush();
            }
        } catch (GatewayException e) {
            // interrupted: the demo is over, and the summary comes next
        }
    }

    private void requireUsable() {
        if (rate <= 0 || rate > 5_000) {
            throw new ParameterException(spec.commandLine(), "--rate must be above 0 and at most 5000");
        }
        if (users < 0 || fraudShare < 0 || fraudShare > 0.5) {
            throw new ParameterException(
                    spec.commandLine(), "--users must not be negative, --fraud-share must be 0 to 0.5");
        }
        if (duration.isNegative() || labelsAfter.isNegative()) {
            throw new ParameterException(spec.commandLine(), "--duration and --labels-after must not be negative");
        }
    }
}
