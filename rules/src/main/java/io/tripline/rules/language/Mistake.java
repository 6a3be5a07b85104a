package io.tripline.rules.language;

/** Something wrong in a part of a rule; whoever knows the place of the part makes a problem of it. */
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    public Mistake(String code, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    public Problem at(int line, int column) {
        return new Problem(line, column, code, String.valueOf(getMessage()), hint);
    }
}
