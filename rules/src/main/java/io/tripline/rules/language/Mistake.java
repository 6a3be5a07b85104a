package io.tripline.rules.language;

/** Something wrong in a part of a rule; whoever knows the place of the part makes a problem of it. */
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;
    private final int line;
    private final int column;

    public Mistake(String code, String message, String hint) {
        this(code, message, hint, 0, 0);
    }

    private Mistake(String code, String message, String hint, int line, int column) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
        this.line = line;
        this.column = column;
    }

    /** The same at a place that whoever catches it could not know; a row counts as a line. */
    public Mistake in(int row, int cell) {
        return new Mistake(code, String.valueOf(getMessage()), hint, row, cell);
    }

    /** At its own place where it has one, else at this. */
    public Problem at(int otherLine, int otherColumn) {
        boolean placed = line > 0;
        return new Problem(
                placed ? line : otherLine, placed ? column : otherColumn, code, String.valueOf(getMessage()), hint);
    }
}
