package io.tripline.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {
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
