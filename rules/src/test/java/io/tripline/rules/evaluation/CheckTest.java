package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.FactValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
    @Test
    void aBoundHoldsOfTheVeryNumbersOfWhichItsComparisonHolds() {
        for (double bound : List.of(-1.5, 0.0, 0.1, 1e9, Double.MAX_VALUE)) {
            for (double number :
                    List.of(bound, Math.nextUp(bound), Math.nextDown(bound), -bound, bound + 1, Double.NaN)) {
                SlottedEvent event = new SlottedEvent(new FactValues(1), 1);
                event.put(0, number);
                for (Comparison comparison : Comparison.values()) {
                    assertThat(Checks.bound(0, comparison, bound).test(event))
                            .as("%s %s %s", number, comparison.symbol(), bound)
                            .isEqualTo(comparison.holds(number, bound));
                }
            }
        }
    }

    @Test
    void checksOfTextsThatDifferHaveHashesThatDiffer() {
        List<Check> checks = List.of(
                new Check.Text(1, "a"),
                new Check.TextPart(1, TextOperator.CONTAINS, "a"),
                new Check.TextPart(1, TextOperator.STARTS_WITH, "a"),
                new Check.TextPart(1, TextOperator.ENDS_WITH, "a"),
                new Check.TextPart(2, TextOperator.ENDS_WITH, "a"),
                new Check.TextPart(1, TextOperator.ENDS_WITH, "A"));
        assertThat(checks).extracting(Check::getExpressionHash).doesNotHaveDuplicates();
        assertThat(new Check.Not(new Check.TextPart(1, TextOperator.CONTAINS, "a), not(1 CONTAINS 1:b")))
                .extracting(Check::getExpressionHash)
                .isEqualTo("not(1 CONTAINS 22:a), not(1 CONTAINS 1:b)");
    }
}
