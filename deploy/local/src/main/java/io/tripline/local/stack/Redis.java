package io.tripline.local.stack;

import io.tripline.local.dist.Distributions;
import io.tripline.local.process.ManagedProcess;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Redis with a password, appending every write to its log and evicting nothing. */
public final class Redis extends Part {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Distributions distributions;
    private final Place place;
    private final int port;
    private final Secrets secrets;

    public Redis(Distributions distributions, Place place, int port, Secrets secrets) {
        this.distributions = distributions;
        this.place = place;
        this.port = port;
        this.secrets = secrets;
    }

    /** Such as {@code redis://127.0.0.1:18379}. */
    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    public String password() {
        return secrets.get("redis");
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String url() {
        return address();
    }

    @Override
    public Path log() {
        return place.log();
    }

    @Override
    protected ManagedProcess prepare() throws IOException {
        Path settings = place.home().resolve("redis.conf");
        PrivateFile.write(settings, """
                bind 127.0.0.1
                port %d
                dir "%s"
                requirepass %s
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory 512mb
                maxmemory-policy noeviction
                daemonize no
                """.formatted(port, place.home(), password()));
        Program program = new Program(
                "redis",
                List.of(distributions.redis().toString(), settings.toString()),
                Map.of(),
                place.home(),
                place.log(),
                Signal.TERM,
                false);
        return new ManagedProcess(program, this::answers, Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /** Redis answers with an error while it loads its log, so only PONG counts. */
    private boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream()
                    .write(("AUTH " + password() + "\r\nPING\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.US_ASCII).contains("+PONG");
            }
        }
    }
}
