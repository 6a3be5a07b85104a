package io.tripline.rules.release;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Name;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Conditions;
import io.tripline.rules.language.HeaderPart;
import io.tripline.rules.language.HiddenCharacters;
import io.tripline.rules.language.Mistake;
import io.tripline.rules.language.Nearest;
import io.tripline.rules.language.Problem;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Rules as a table in CSV: each row is a rule, each column a part of its header, a condition on one field or fact, or, under
 * {@code when}, conditions as text. See docs/rule-language.md. In findings of tables the column counts cells.
 */
public final class RuleTable {
    static final String WHEN = "when";

    private static final List<String> HEADER =
            Arrays.stream(HeaderPart.values()).map(HeaderPart::property).toList();

    private final String file;
    private final Findings findings;
    private final Conditions conditions;
    private final TableCell cells;

    private RuleTable(String file, Vocabulary vocabulary, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.conditions = new Conditions(vocabulary);
        this.cells = new TableCell(conditions, vocabulary.facts());
    }

    /** Reads rules; never throws, whatever the text. Their text is written from the table. */
    public static RuleText read(String csv, Vocabulary vocabulary) {
        Findings findings = new Findings();
        List<RuleText.Placed> rules = read("rules.csv", csv, vocabulary, findings);
        List<Problem> problems = findings.sorted().stream()
                .map(finding -> new Problem(
                        finding.line(), finding.column(), finding.code(), finding.message(), finding.hint()))
                .toList();
        return new RuleText(rules, problems);
    }

    /** The CSV that {@link #read} reads back to these rules; conditions may come in another order. */
    public static String write(Collection<Rule> rules) {
        return TableWriter.csv(rules);
    }

    /** Those rules of the file that are sound; what is not is noted. */
    static List<RuleText.Placed> read(String file, String csv, Vocabulary vocabulary, Findings findings) {
        List<Problem> hidden = HiddenCharacters.in(csv);
        if (!hidden.isEmpty()) {
            hidden.forEach(problem -> findings.add(new Finding(
                    file,
                    problem.line(),
                    TableGrid.cellAt(csv, problem.line(), problem.column()),
                    problem.code(),
                    problem.message(),
                    problem.hint())));
            return List.of();
        }
        return new RuleTable(file, vocabulary, findings).read(csv);
    }

    /** What the cells of one column say. */
    private sealed interface Column {
        record Part(HeaderPart part) implements Column {}

        record Asks(Name name, String operator) implements Column {}

        record Text() implements Column {}

        record Unknown() implements Column {}
    }

    private List<RuleText.Placed> read(String csv) {
        boolean soundBefore = !findings.hasErrors();
        TableGrid grid = TableGrid.read(file, csv, findings);
        if (grid.rows().isEmpty()) {
            if (soundBefore && !findings.hasErrors()) {
                find(1, 1, "table.empty", "the table has no header", "See docs/rule-language.md for what it holds.");
            }
            return List.of();
        }
        TableGrid.Row header = grid.rows().getFirst();
        List<Column> columns = columns(header);
        List<RuleText.Placed> rules = new ArrayList<>();
        if (columns.stream().noneMatch(Column.Unknown.class::isInstance)) {
            for (TableGrid.Row row : grid.rows().subList(1, grid.rows().size())) {
                rule(row, columns).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private List<Column> columns(TableGrid.Row header) {
        List<Column> columns = new ArrayList<>();
        Set<Column> seen = new HashSet<>();
        for (int i = 0; i < header.cells().size(); i++) {
            int place = i + 1;
            String cell = header.cell(i);
            Column column = attempt(header.line(), place, () -> column(cell)).orElseGet(Column.Unknown::new);
            if (!(column instanceof Column.Unknown) && !seen.add(column)) {
                find(
                        header.line(),
                        place,
                        "table.twice",
                        "the column " + cell + " stands twice",
                        "Remove one of them.");
            }
            columns.add(column);
        }
        for (HeaderPart part : HeaderPart.values()) {
            if (!seen.contains(new Column.Part(part))) {
                find(
                        header.line(),
                        1,
                        "table.missing-column",
                        "the table has no column " + part.property(),
                        "Add it; a cell is written like " + part.example() + ".");
                columns.set(0, new Column.Unknown());
            }
        }
        return columns;
    }

    private Column column(String cell) {
        if (cell.equals(WHEN)) {
            return new Column.Text();
        }
        Optional<HeaderPart> part = Arrays.stream(HeaderPart.values())
                .filter(known -> known.property().equals(cell))
                .findFirst();
        if (part.isPresent()) {
            return new Column.Part(part.get());
        }
        String[] words = cell.split("\\s+", 2);
        String operator = words.length < 2 ? "" : words[1].replaceAll("\\s+", " ");
        if (!TableCell.OPERATORS.contains(operator)) {
            throw new Mistake(
                    "table.bad-column",
                    "the column " + (cell.length() > 60 ? cell.substring(0, 60) + "…" : cell)
                            + " is neither a part of a rule nor a name and an operator",
                    Nearest.hint(
                            words[0],
                            HEADER,
                            "Write a field or fact and one of " + TableCell.OPERATORS + ", such as amount.value >=."));
        }
        return new Column.Asks(conditions.name(words[0]), operator);
    }

    private Optional<RuleText.Placed> rule(TableGrid.Row row, List<Column> columns) {
        Map<HeaderPart, String> header = new EnumMap<>(HeaderPart.class);
        List<Condition> all = new ArrayList<>();
        boolean sound = true;
        for (int i = 0; i < Math.max(columns.size(), row.cells().size()); i++) {
            String cell = row.cell(i);
            int place = i + 1;
            if (i >= columns.size()) {
                sound &= cell.isEmpty()
                        || find(row.line(), place, "table.extra-cell", "this cell has no column", "Remove it.");
            } else if (columns.get(i) instanceof Column.Part(HeaderPart part)) {
                Optional<String> value = attempt(row.line(), place, () -> part.require(cell));
                value.ifPresent(text -> header.put(part, text));
                sound &= value.isPresent();
            } else if (!cell.isEmpty()) {
                Column column = columns.get(i);
                Optional<Condition> condition = attempt(row.line(), place, () -> condition(column, cell));
                condition.ifPresent(one -> all.addAll(conjuncts(one)));
                sound &= condition.isPresent();
            }
        }
        if (sound && all.isEmpty()) {
            sound = find(
                    row.line(),
                    1,
                    "rule.no-condition",
                    "the rule has no condition",
                    "Say when it holds, or it would always hold.");
        }
        if (!sound) {
            return Optional.empty();
        }
        return attempt(row.line(), 1, () -> conditions.sized(new Condition.All(all)))
                .map(when -> new RuleText.Placed(GuidedRule.rule(header, when), row.line(), 1, List.of()));
    }

    private Condition condition(Column column, String cell) {
        if ("=+@".indexOf(cell.charAt(0)) >= 0) {
            throw new Mistake("table.formula", "a cell holds data, not a formula", "Write the value itself.");
        }
        return switch (column) {
            case Column.Asks asks -> cells.read(asks.name(), asks.operator(), cell);
            case Column.Text _ -> conditions.fromText(cell);
            case Column.Part _, Column.Unknown _ -> throw new IllegalStateException("no condition: " + column);
        };
    }

    private static List<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.All all ? all.conditions() : List.of(condition);
    }

    private <T> Optional<T> attempt(int line, int column, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (Mistake mistake) {
            Problem problem = mistake.at(line, column);
            find(line, column, problem.code(), problem.message(), problem.hint());
            return Optional.empty();
        }
    }

    /** Always false, so that it can end a condition. */
    private boolean find(int line, int column, String code, String message, String hint) {
        findings.add(new Finding(file, line, column, code, message, hint));
        return false;
    }
}
