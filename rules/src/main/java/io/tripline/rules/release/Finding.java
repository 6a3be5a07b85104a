package io.tripline.rules.release;

/**
 * Something that keeps a release from being compiled.
 *
 * @param file path inside the release; empty when it is about the release as a whole
 * @param line from 1; 0 when it is about the whole file
 * @param column from 1; 0 when it is about the whole line or file
 * @param code stable, for machines: "rule.unknown-fact"
 * @param message what is wrong
 * @param hint what to do about it
 */
public record Finding(String file, int line, int column, String code, String message, String hint) {
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return (place.isEmpty() ? "" : place + ": ") + message + " [" + code + "]. " + hint;
    }
}
