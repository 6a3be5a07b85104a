package io.tripline.interaction.intake;

import java.util.ArrayList;
import java.util.List;

/** Where the lines of a body lie. */
final class NdjsonLines {

    private NdjsonLines() {}

    /** A line that is not blank; numbers count from 1 and include blank lines. */
    record Slice(int line, int offset, int length) {}

    static List<Slice> of(byte[] body) {
        List<Slice> slices = new ArrayList<>();
        int line = 1;
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (!blank(body, start, i)) {
                    slices.add(new Slice(line, start, i - start));
                }
                line++;
                start = i + 1;
            }
        }
        return slices;
    }

    private static boolean blank(byte[] body, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
