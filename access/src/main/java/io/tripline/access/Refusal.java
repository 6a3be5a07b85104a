package io.tripline.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that is refused for a stated reason; answered as a problem detail of the given status and code. */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final List<FieldError> fields;
    private final @Nullable Duration retryAfter;

    /**
     * Refuses a request.
     *
     * @param code stable kebab-case name of the problem, the last part of its type, as {@code interaction-conflict}
     * @param detail a sentence for the caller: what is wrong and what to do
     * @param fields the fields at fault, empty when none is
     */
    public Refusal(HttpStatus status, String code, String detail, List<FieldError> fields) {
        this(status, code, detail, fields, null);
    }

    private Refusal(
            HttpStatus status, String code, String detail, List<FieldError> fields, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.retryAfter = retryAfter;
    }

    /** Refuses a request where no single field is at fault. */
    public static Refusal of(HttpStatus status, String code, String detail) {
        return new Refusal(status, code, detail, List.of());
    }

    /** Refuses a request whose fields are at fault: 400 {@code invalid-request}. */
    public static Refusal invalid(List<FieldError> fields) {
        return new Refusal(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "Correct the fields named in errors and send again.",
                fields);
    }

    /** Refuses for now, because something needed is away: 503 {@code dependency-unavailable} with Retry-After. */
    public static Refusal unavailable(String detail, Duration retryAfter) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "dependency-unavailable", detail, List.of(), retryAfter);
    }

    /** The same refusal, telling the caller how long to wait before trying again; whole seconds, rounded up. */
    public Refusal retryAfter(Duration wait) {
        return new Refusal(status, code, detail(), fields, wait);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> fields() {
        return fields;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
