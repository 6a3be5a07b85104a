package io.tripline.rules.release;

import java.util.Locale;
import java.util.Objects;

/**
 * Something to say about a release.
 *
 * @param file path inside the release; empty when it is about the release as a whole
 * @param line from 1; 0 when it is about the whole file
 * @param column from 1; 0 when it is about the whole line or file
 * @param code stable, for machines: "rule.unknown-fact"
 * @param severity ERROR where none is given, as in what was stored before there were others
 * @param message what is wrong
 * @param hint what to do about it
 */
public record Finding(String file, int line, int column, String code, Severity severity, String message, String hint) {
    public Finding {
        severity = Objects.requireNonNullElse(severity, Severity.ERROR);
    }

    /** Something that keeps a release from being compiled. */
    public Finding(String file, int line, int column, String code, String message, String hint) {
        this(file, line, column, code, Severity.ERROR, message, hint);
    }

    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String grade = severity == Severity.ERROR ? "" : severity.name().toLowerCase(Locale.ROOT) + ": ";
        return (place.isEmpty() ? "" : place + ": ") + grade + message + " [" + code + "]. " + hint;
    }

    Finding in(String otherFile) {
        return new Finding(otherFile, line, column, code, severity, message, hint);
    }
}
