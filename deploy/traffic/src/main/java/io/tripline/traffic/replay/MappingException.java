package io.tripline.traffic.replay;

/** A mapping that cannot be used. The message names file, line and column. */
final class MappingException extends RuntimeException {

    MappingException(String file, int line, int column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
    }

    MappingException(String file, String message) {
        super(file + ": " + message);
    }
}
