package io.tripline.traffic.replay;

/** Takes what became of each row, in the order of the file. */
interface RowSink extends AutoCloseable {

    /** A row was decided; {@code score} in plain decimal notation. */
    void decided(String rowId, String score, String outcome);

    @Override
    void close();
}
