package io.tripline.console.label;

import io.tripline.access.FieldError;
import io.tripline.access.Refusal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Labels line by line: a line that is no label spoils only itself. */
@Component
class LabelBatch {

    static final FieldError OTHER_USER =
            new FieldError("userId", "is not the user under whom this interaction was labelled before");

    private final LabelReader reader;
    private final LabelService labels;

    LabelBatch(LabelReader reader, LabelService labels) {
        this.reader = reader;
        this.labels = labels;
    }

    /** One result for each line that is not blank, in the order of the lines, which count from 1. */
    List<LineResult> record(List<String> lines) {
        SortedMap<Integer, LineResult> results = new TreeMap<>();
        SortedMap<Integer, Label> readable = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read(i + 1, lines.get(i), readable, results);
            }
        }
        if (!readable.isEmpty()) {
            results.putAll(recorded(readable));
        }
        return List.copyOf(results.values());
    }

    private void read(int line, String text, Map<Integer, Label> readable, Map<Integer, LineResult> results) {
        try {
            readable.put(line, reader.read(text));
        } catch (Refusal e) {
            results.put(line, LineResult.invalid(line, e.fields()));
        }
    }

    private Map<Integer, LineResult> recorded(SortedMap<Integer, Label> readable) {
        Iterator<Recorded> outcomes =
                labels.record(List.copyOf(readable.values())).iterator();
        Map<Integer, LineResult> results = new HashMap<>();
        readable.keySet().forEach(line -> results.put(line, LineResult.of(line, outcomes.next())));
        return results;
    }
}
