package io.tripline.engine.history;

/**
 * How far something has come.
 *
 * @param done records of the log
 * @param of at least as many
 */
public record Progress(long done, long of) {

    /** 0 to 100, rounded down, so that 100 means all. */
    public int percent() {
        return of == 0 ? 100 : (int) (100 * done / of);
    }

    @Override
    public String toString() {
        return "%,d of %,d records (%d %%)".formatted(done, of, percent());
    }
}
