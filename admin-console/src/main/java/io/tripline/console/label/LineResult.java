package io.tripline.console.label;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tripline.access.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a batch.
 *
 * @param line counts from 1
 * @param id of the interaction, absent when the line could not be read
 * @param knownAt of the label in force afterwards, absent when the line could not be read
 * @param errors empty unless the line is INVALID or a CONFLICT
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineResult(
        int line,
        @Nullable UUID id,
        String status,
        @Nullable Instant knownAt,
        List<FieldError> errors) {

    static LineResult invalid(int line, List<FieldError> errors) {
        return new LineResult(line, null, "INVALID", null, errors);
    }

    static LineResult of(int line, Recorded recorded) {
        return new LineResult(
                line,
                recorded.label().interactionId(),
                recorded.status().name(),
                recorded.label().knownAt(),
                recorded.status() == Recorded.Status.CONFLICT ? List.of(LabelBatch.OTHER_USER) : List.of());
    }
}
