package io.tripline.local.supervisor;

import io.tripline.local.dist.Checkout;
import io.tripline.local.process.Signal;
import io.tripline.local.services.Home;
import io.tripline.local.services.Leftovers;
import io.tripline.local.services.LocalPorts;
import io.tripline.local.services.LocalStack;
import io.tripline.local.stack.Part;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts everything, answers questions about it, and ends it when this process ends. One per state directory. What dies
 * or is killed stays down until somebody restarts it.
 */
public final class Supervisor {

    private static final int TOKEN_BYTES = 24;
    private static final Set<Integer> ENDING = Set.of(Signal.INT.number(), Signal.KILL.number(), Signal.TERM.number());
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(15);

    private final Checkout checkout;
    private final Home home;
    private final LocalPorts ports;
    private final LocalStack stack;
    private final Progress progress;
    private final String token = newToken();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Phase phase = Phase.STARTING;

    public Supervisor(Checkout checkout, Home home, LocalPorts ports, LocalStack stack, Progress progress) {
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.progress = progress;
        this.stack = stack;
    }

    /** Runs until it is told to end; {@code whenReady} is called once all is up. */
    public void run(Runnable whenReady) throws IOException, AlreadyRunning {
        Files.createDirectories(home.root());
        try (FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new AlreadyRunning();
            }
            runAlone(whenReady);
        }
    }

    private void runAlone(Runnable whenReady) throws IOException {
        Leftovers.await(home);
        Optional<String> taken = ports.taken();
        if (taken.isPresent()) {
            throw new IOException(taken.get());
        }
        try (ControlServer control = new ControlServer(token)) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
            offer(control);
            new Contact(ProcessHandle.current().pid(), control.start(), token).write(home);
            new Startup(checkout, home, stack, progress).run();
            new WarmUp(stack, progress).run();
            Watch.over(stack, progress, () -> phase == Phase.STOPPING);
            whenReady.run();
            phase = Phase.READY;
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void offer(ControlServer control) {
        control.on("status", nothing -> JsonMapper.shared().writeValueAsString(StatusReport.of(stack)));
        control.on("phase", nothing -> phase.name());
        control.on("restart", this::restart);
        control.on("kill", this::kill);
        control.on("stop", nothing -> {
            Thread.ofPlatform().start(() -> System.exit(0));
            return "";
        });
    }

    private String restart(String name) {
        Part part = named(name);
        progress.say(name, "restarting");
        part.stop();
        part.start();
        progress.say(name, "ready");
        record();
        return "";
    }

    private String kill(String path) {
        int slash = path.indexOf('/');
        Part part = named(path.substring(0, slash));
        int signal = Integer.parseInt(path.substring(slash + 1));
        progress.say(part.name(), "is sent signal " + signal);
        part.signal(signal);
        if (ENDING.contains(signal) && !part.endsWithin(KILL_PATIENCE)) {
            throw new IllegalArgumentException(
                    part.name() + " still runs " + KILL_PATIENCE.toSeconds() + " s after it");
        }
        return "";
    }

    private Part named(String name) {
        return stack.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + name + "; there are "
                        + String.join(", ", stack.all().stream().map(Part::name).toList())));
    }

    private void record() {
        try {
            Leftovers.record(home, stack.all());
        } catch (IOException e) {
            progress.tell("cannot write down what runs: " + e.getMessage());
        }
    }

    private void shutDown() {
        phase = Phase.STOPPING;
        progress.tell("Stopping…");
        Shutdown.of(stack).run();
        try {
            Files.deleteIfExists(home.supervisor());
        } catch (IOException e) {
            progress.tell("cannot delete " + home.supervisor() + ": " + e.getMessage());
        }
        progress.tell("Stopped.");
    }
}
