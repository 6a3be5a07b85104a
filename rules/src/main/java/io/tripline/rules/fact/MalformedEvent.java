package io.tripline.rules.fact;

/** What arrived cannot be read as the event it should be. The message names the field and what is expected. */
public final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    /**
     * A field that is missing or wrong.
     *
     * @param field its path; empty for the event as a whole
     * @param problem what is wrong with it and what is expected
     */
    public MalformedEvent(String field, String problem) {
        super(field.isEmpty() ? problem : field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public String problem() {
        return problem;
    }
}
