package io.tripline.access.problem;

import io.tripline.access.FieldError;
import java.util.List;

/** What is wrong with a request: the code, what to do, and the fields at fault. */
record Fault(String code, String detail, List<FieldError> errors) {

    static final String INVALID = "invalid-request";

    static Fault of(String code, String detail) {
        return new Fault(code, detail, List.of());
    }

    static Fault invalid(List<FieldError> errors) {
        return new Fault(INVALID, "Correct the fields named in errors and send again.", errors);
    }

    static Fault invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }
}
