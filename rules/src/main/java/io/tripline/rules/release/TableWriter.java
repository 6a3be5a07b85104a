package io.tripline.rules.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Names;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.HeaderPart;
import io.tripline.rules.language.Numbers;
import io.tripline.rules.language.RuleWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes rules as the rows of a table. */
final class TableWriter {
    private TableWriter() {}

    static String csv(Collection<Rule> rules) {
        return text(rows(rules));
    }

    /** The CSV of these rows, one line for each. */
    static String text(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The header, then a row for each rule. */
    static List<List<String>> rows(Collection<Rule> rules) {
        List<Map<String, String>> asked = rules.stream().map(TableWriter::asked).toList();
        List<String> columns = new ArrayList<>();
        asked.forEach(cells -> cells.keySet().stream()
                .filter(column -> !columns.contains(column) && !column.equals(RuleTable.WHEN))
                .forEach(columns::add));
        if (asked.stream().anyMatch(cells -> cells.containsKey(RuleTable.WHEN))) {
            columns.add(RuleTable.WHEN);
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(
                Arrays.stream(HeaderPart.values()).map(HeaderPart::property).toList());
        header.addAll(columns);
        rows.add(header);
        int at = 0;
        for (Rule rule : rules) {
            List<String> row = new ArrayList<>(List.of(
                    rule.id(),
                    rule.name(),
                    rule.reasonCode(),
                    Numbers.text(rule.weight()),
                    rule.mode().name(),
                    rule.group(),
                    rule.version()));
            Map<String, String> cells = asked.get(at++);
            columns.forEach(column -> row.add(cells.getOrDefault(column, "")));
            rows.add(row);
        }
        return rows;
    }

    /** The cells of a rule's conditions by their columns; what no cell can say comes as text. */
    private static Map<String, String> asked(Rule rule) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<Condition> others = new ArrayList<>();
        List<Condition> conditions =
                rule.condition() instanceof Condition.All all ? all.conditions() : List.of(rule.condition());
        for (Condition condition : conditions) {
            String operator = TableCell.operator(condition);
            String cell = operator.isEmpty() ? "" : TableCell.write(condition);
            if (cell.isEmpty() || cells.putIfAbsent(left(condition).path() + " " + operator, cell) != null) {
                others.add(condition);
            }
        }
        if (!others.isEmpty()) {
            Condition rest = others.size() == 1 ? others.getFirst() : new Condition.All(others);
            cells.put(RuleTable.WHEN, RuleWriter.text(rest));
        }
        return cells;
    }

    private static Name left(Condition condition) {
        return Names.in(condition).iterator().next();
    }
}
