package io.tripline.rules.release;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.RuleText;
import io.tripline.rules.language.RuleText.Place;
import java.util.List;

/** A rule of a release, and where its author wrote it. */
record PlacedRule(RuleText.Placed placed, String file) {
    Rule rule() {
        return placed.rule();
    }

    String id() {
        return rule().id();
    }

    /** The conditions that all have to hold, in order. */
    List<Condition> conjuncts() {
        return rule().condition() instanceof Condition.All all ? all.conditions() : List.of(rule().condition());
    }

    /** Something about the whole rule. */
    Finding finding(String code, Severity severity, String message, String hint) {
        return finding(new Place(placed.line(), placed.column()), code, severity, message, hint);
    }

    /** Something about one of its conjuncts. */
    Finding finding(int conjunct, String code, Severity severity, String message, String hint) {
        List<Place> places = placed.conditions();
        return places.size() == conjuncts().size()
                ? finding(places.get(conjunct), code, severity, message, hint)
                : finding(code, severity, message, hint);
    }

    private Finding finding(Place at, String code, Severity severity, String message, String hint) {
        return new Finding(file, at.line(), at.column(), code, severity, message, hint);
    }
}
