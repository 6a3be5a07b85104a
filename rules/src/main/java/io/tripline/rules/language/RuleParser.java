package io.tripline.rules.language;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.Rule;
import io.tripline.rules.language.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one rule: {@code rule "id" @… when Interaction( … ) Facts( … ) then hit(); end}. */
final class RuleParser {
    private final Tokens tokens;
    private final String text;
    private final Vocabulary vocabulary;
    private final List<RuleText.Place> places = new ArrayList<>();

    RuleParser(Tokens tokens, String text, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.text = text;
        this.vocabulary = vocabulary;
    }

    Rule rule() {
        Token start = tokens.expect("rule", "A file holds rules only: rule \"group.name\" … end.");
        String id = id();
        Header header = Header.read(start, tokens);
        tokens.expect("when", "After the annotations comes when, then the conditions.");
        Condition condition = patterns();
        consequence();
        header.requireAll();
        return new Rule(
                id,
                header.name(),
                header.version(),
                header.reason(),
                header.group(),
                header.weight(),
                header.mode(),
                condition,
                text.substring(start.start(), tokens.previous().end()));
    }

    /** Where each condition of the rule just read begins. */
    List<RuleText.Place> places() {
        return places;
    }

    private String id() {
        Token id = tokens.expect(Kind.STRING, "the rule's id in quotes", "Write rule \"velocity.payment-burst\".");
        if (!HeaderPart.ID.fits(id.text())) {
            throw new Refusal(id.problem(
                    "rule.bad-id",
                    "the id " + id.shown() + " is not made of small letters, digits and dashes, in two to four parts",
                    "Write it like \"velocity.payment-burst\"."));
        }
        return id.text();
    }

    private Condition patterns() {
        Token start = tokens.peek();
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ConditionParser parser = new ConditionParser(tokens, vocabulary);
        while (!tokens.peek().is("then")) {
            Token pattern = tokens.peek();
            if (!pattern.is("Interaction") && !pattern.is("Facts")) {
                throw tokens.unexpected(
                        "expected Interaction( … ), Facts( … ) or then but found " + pattern.shown(),
                        "Those are the only patterns, each at most once.");
            }
            if (!seen.add(pattern.text())) {
                throw tokens.unexpected(
                        pattern.text() + " stands twice", "Put its conditions into one pattern, with commas between.");
            }
            tokens.next();
            conditions.addAll(parser.pattern(pattern.is("Facts"), places));
        }
        if (conditions.isEmpty()) {
            throw new Refusal(start.problem(
                    "rule.no-condition", "the rule has no condition", "Say when it holds, or it would always hold."));
        }
        return new Condition.All(conditions);
    }

    private void consequence() {
        String hint = "What a rule does is always the same: then hit(); end";
        tokens.expect("then", hint);
        tokens.expect("hit", hint);
        tokens.expect("(", hint);
        tokens.expect(")", hint);
        tokens.expect(";", hint);
        tokens.expect("end", hint);
    }
}
