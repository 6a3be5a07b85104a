package io.tripline.console.label;

import static java.util.Objects.requireNonNull;

import io.tripline.access.FieldError;
import io.tripline.access.FieldErrors;
import io.tripline.access.Refusal;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns what was sent into a label, or refuses it with the fields at fault. */
@Component
class LabelReader {

    /** How far the sender's clock may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final JsonMapper json;
    private final Validator validator;
    private final Clock clock;

    LabelReader(JsonMapper json, Validator validator, Clock clock) {
        this.json = json;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Reads one line of JSON.
     *
     * @throws Refusal when it is no label
     */
    Label read(String line) {
        try {
            return accept(json.readValue(line, LabelRequest.class));
        } catch (JacksonException e) {
            throw Refusal.invalid(FieldErrors.of(e));
        }
    }

    /**
     * Checks what was sent.
     *
     * @throws Refusal when it is no label
     */
    Label accept(@Nullable LabelRequest request) {
        if (request == null) {
            throw Refusal.invalid(List.of(new FieldError("", "must be a label, not null")));
        }
        List<FieldError> errors = new ArrayList<>(FieldErrors.of(validator.validate(request)));
        Instant now = clock.instant();
        if (request.knownAt() == null && request.source() == Source.IMPORT) {
            errors.add(
                    new FieldError("knownAt", "is required from source IMPORT: when the label became known, in UTC"));
        }
        if (request.knownAt() != null && request.knownAt().isAfter(now.plus(CLOCK_SKEW))) {
            errors.add(new FieldError("knownAt", "lies in the future; it is now " + now));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return new Label(
                requireNonNull(request.interactionId()),
                requireNonNull(request.userId()),
                requireNonNull(request.label()),
                requireNonNull(request.source()),
                (request.knownAt() == null ? now : request.knownAt()).truncatedTo(ChronoUnit.MICROS));
    }
}
