package io.tripline.interaction.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tripline.access.FieldError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line of a batch.
 *
 * @param line counted from 1, empty lines included
 * @param id null where the line has none that can be read
 * @param status ACCEPTED, DUPLICATE (same content again), CONFLICT (other content under a known id) or INVALID
 * @param errors what is wrong with an invalid line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"line", "id", "status", "errors"})
record LineResult(
        int line,
        @Nullable UUID id,

        @Schema(allowableValues = {"ACCEPTED", "DUPLICATE", "CONFLICT", "INVALID"})
        String status,

        @Nullable List<FieldError> errors) {

    static LineResult of(int line, UUID id, Acceptance.Status status) {
        return new LineResult(line, id, status.name(), null);
    }

    static LineResult invalid(int line, Reading.Refused refused) {
        return new LineResult(line, refused.id(), "INVALID", refused.errors());
    }
}
