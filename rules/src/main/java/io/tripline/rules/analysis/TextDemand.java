package io.tripline.rules.analysis;

import io.tripline.rules.evaluation.Condition;
import io.tripline.rules.evaluation.TextOperator;

/**
 * A part which a text has to have, or has to lack.
 *
 * @param flags whether true and false, which stand among the texts and have no parts, may be meant by a text
 */
record TextDemand(TextOperator operator, String part, boolean has, boolean flags) {

    static TextDemand of(Condition.TextPart asked, boolean has) {
        return new TextDemand(asked.operator(), asked.part(), has, asked.left().numeric());
    }

    /** Whether the text, or the flag that it may stand for, meets it. */
    boolean allows(String text) {
        boolean flag = flags && (text.equals("true") || text.equals("false"));
        return operator.holds(text, part) == has || (flag && !has);
    }

    /** Whether surely no text meets both. */
    boolean excludes(TextDemand other) {
        if (has && other.has) {
            return operator == other.operator
                    && operator != TextOperator.CONTAINS
                    && !within(other)
                    && !other.within(this);
        }
        return has != other.has && (has ? other.within(this) : within(other));
    }

    /** Whether a text that has the other's part at its place has this one's, too. */
    private boolean within(TextDemand other) {
        return (operator == TextOperator.CONTAINS || operator == other.operator) && operator.holds(other.part, part);
    }
}
