package io.tripline.local.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics which the services share. */
final class Topics {

    private static final List<String> FLOWS = List.of("user-activity", "interactions", "labels", "decisions");
    private static final String RELEASES = "rule-releases";
    private static final Map<String, String> KEPT =
            Map.of("compression.type", "producer", "retention.ms", "-1", "max.message.bytes", "8388608");
    private static final Map<String, String> COMPACTED =
            Map.of("cleanup.policy", "compact", "compression.type", "producer", "max.message.bytes", "8388608");
    private static final long PATIENCE_SECONDS = 30;

    private Topics() {}

    static void createAbsent(String bootstrapServers, int partitions) throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> known = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> absent = all(partitions).stream()
                    .filter(topic -> !known.contains(topic.name()))
                    .toList();
            admin.createTopics(absent).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("cannot create the topics: " + e, e);
        }
    }

    private static List<NewTopic> all(int partitions) {
        List<NewTopic> topics = new ArrayList<>();
        for (String flow : FLOWS) {
            topics.add(new NewTopic(flow, partitions, (short) 1).configs(KEPT));
            topics.add(new NewTopic(flow + ".dead-letter", 1, (short) 1).configs(KEPT));
        }
        topics.add(new NewTopic(RELEASES, 1, (short) 1).configs(COMPACTED));
        topics.add(new NewTopic(RELEASES + ".dead-letter", 1, (short) 1).configs(KEPT));
        return topics;
    }
}
