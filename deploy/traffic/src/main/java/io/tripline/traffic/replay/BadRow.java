package io.tripline.traffic.replay;

import java.util.List;

/** A row that cannot be sent, or that was refused. */
final class BadRow extends RuntimeException {

    private final long line;
    private final transient List<String> fields;

    BadRow(long line, String message, List<String> fields) {
        super(message);
        this.line = line;
        this.fields = fields;
    }

    long line() {
        return line;
    }

    List<String> fields() {
        return fields;
    }
}
