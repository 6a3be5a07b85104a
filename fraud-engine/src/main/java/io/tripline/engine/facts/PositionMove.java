package io.tripline.engine.facts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far a batch takes an epoch.
 *
 * @param ends by partition, the place before which all is counted with this batch
 */
record PositionMove(Epoch epoch, Map<String, Long> ends) {

    String key() {
        return epoch.positionKey();
    }

    Object[] arguments() {
        List<byte[]> arguments = new ArrayList<>();
        ends.forEach((partition, end) -> {
            arguments.add(bytes(partition));
            arguments.add(bytes(Long.toString(epoch.position(partition))));
            arguments.add(bytes(Long.toString(end)));
        });
        return arguments.toArray();
    }

    /** Takes note of the answer; throws FactsLost when the epoch is not whole. */
    void done(boolean whole) {
        if (!whole) {
            throw new FactsLost(epoch.number());
        }
        epoch.moved(ends);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
