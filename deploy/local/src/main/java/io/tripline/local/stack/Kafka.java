package io.tripline.local.stack;

import io.tripline.local.process.ManagedProcess;
import io.tripline.local.process.Program;
import io.tripline.local.process.Signal;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** One Kafka broker with the topics of the project. */
public final class Kafka extends Part {

    private final ClassPath classPath;
    private final Place place;
    private final int port;
    private final int controllerPort;
    private final int partitions;

    /** What the broker's JVM runs from; asked when it is first started. */
    @FunctionalInterface
    public interface ClassPath {
        List<Path> entries() throws IOException;
    }

    /** @param partitions of each topic that carries a flow; 1 keeps one order over all users */
    public Kafka(ClassPath classPath, Place place, int port, int controllerPort, int partitions) {
        this.classPath = classPath;
        this.place = place;
        this.port = port;
        this.controllerPort = controllerPort;
        this.partitions = partitions;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String url() {
        return bootstrapServers();
    }

    @Override
    public Path log() {
        return place.log();
    }

    @Override
    protected ManagedProcess prepare() throws IOException {
        Files.createDirectories(place.home());
        Path settings = place.home().resolve("server.properties");
        Files.writeString(settings, settings());
        Program program =
                new Program("kafka", command(settings), Map.of(), place.home(), place.log(), Signal.TERM, false);
        return new ManagedProcess(program, this::answers, Duration.ofSeconds(120), Duration.ofSeconds(15));
    }

    @Override
    protected void started() throws IOException {
        Topics.createAbsent(bootstrapServers(), partitions);
    }

    private List<String> command(Path settings) throws IOException {
        return List.of(
                Jvm.java(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX",
                "-cp",
                classPath.entries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "io.tripline.kafka.KafkaNode",
                settings.toString());
    }

    /** Short broker sessions let a killed broker come back in seconds; small buffers let it live in a small heap. */
    private String settings() {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        log.dirs=%3$s
        auto.create.topics.enable=false
        num.partitions=1
        message.max.bytes=8388608
        replica.fetch.max.bytes=8388608
        offsets.retention.minutes=525600
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        group.initial.rebalance.delay.ms=0
        group.consumer.min.session.timeout.ms=5000
        group.consumer.session.timeout.ms=10000
        log.cleaner.dedupe.buffer.size=16777216
        num.network.threads=2
        num.io.threads=2
        background.threads=2
        num.recovery.threads.per.data.dir=1
        queued.max.requests=100
        broker.session.timeout.ms=2000
        broker.heartbeat.interval.ms=500
        """.formatted(port, controllerPort, place.home().resolve("data"));
    }

    private boolean answers() throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers(), "request.timeout.ms", 1_500, "default.api.timeout.ms", 2_000);
        try (java.net.Socket probe = new Socket(InetAddress.getLoopbackAddress(), port);
                Admin admin = Admin.create(settings)) {
            return probe.isConnected()
                    && !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        }
    }
}
