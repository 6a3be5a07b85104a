package io.tripline.rules.release;

import java.util.Optional;

/** Where the cells of a CSV text are, as its reader sees them, which tells of rows only. */
record CsvCells(String text, char separator) {

    /** Both from 1. */
    record Place(int line, int cell) {}

    private record Stop(Place place, Optional<Place> quote) {}

    /** The cell that begins with a quote which nothing closes. */
    Optional<Place> openQuote() {
        return scan(text.length()).quote();
    }

    /** The cell of the character at this index. */
    Place at(int index) {
        return scan(index).place();
    }

    private Stop scan(int end) {
        int line = 1;
        int cell = 1;
        boolean begins = true;
        Optional<Place> quote = Optional.empty();
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            line += c == '\n' ? 1 : 0;
            if (quote.isPresent()) {
                boolean doubled = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
                at += doubled ? 1 : 0;
                quote = c == '"' && !doubled ? Optional.empty() : quote;
            } else if (c == '"' && begins) {
                quote = Optional.of(new Place(line, cell));
                begins = false;
            } else {
                begins = c == separator || c == '\n' || c == '\r';
                cell = c == separator ? cell + 1 : begins ? 1 : cell;
            }
        }
        return new Stop(new Place(line, cell), quote);
    }
}
