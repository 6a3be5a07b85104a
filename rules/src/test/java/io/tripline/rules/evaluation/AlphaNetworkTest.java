package io.tripline.rules.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.ObjectSinkPropagator;
import org.drools.core.reteoo.ObjectTypeNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlphaNetworkTest {
    private static final int EACH = 500;

    @Test
    void anEventAsksAboutRulesThatHoldAndHardlyAboutTheThousandOthers() {
        List<Network.Part> parts = new ArrayList<>();
        Map<String, Check> checks = new HashMap<>();
        for (int i = 0; i < EACH; i++) {
            List<Check> asked = List.of(
                    new Check.Text(0, "shop-" + i),
                    new Check.Range(1, i, Double.POSITIVE_INFINITY),
                    new Check.Range(1, Double.NEGATIVE_INFINITY, -i));
            for (Check check : asked) {
                parts.add(new Network.Part(parts.size(), List.of(check)));
                checks.put(check.getExpressionHash(), check);
            }
        }
        ObjectSinkPropagator network = firstLayer(parts);
        assertThat(network).isInstanceOf(AlphaNetwork.class);

        SlottedEvent event = new SlottedEvent(new FactValues(2), 2);
        event.put(0, "shop-7");
        event.put(1, 2.5);

        List<Row> way = way(requireNonNull(new Rows(checks).of(network, null)), event);
        assertThat(way).filteredOn(row -> row instanceof Row.Reached).hasSize(1 + 3);
        assertThat(way).filteredOn(row -> !(row instanceof Row.Reached)).hasSize(1 + 4 + 1);
    }

    private static ObjectSinkPropagator firstLayer(List<Network.Part> parts) {
        InternalRuleBase base = (InternalRuleBase) Network.build(parts);
        return base.getRete().getObjectTypeNodes().stream()
                .filter(node -> node.getObjectType().getClassName().equals(SlottedEvent.class.getName()))
                .map(ObjectTypeNode::getObjectSinkPropagator)
                .findFirst()
                .orElseThrow();
    }

    private static List<Row> way(Row first, SlottedEvent event) {
        List<Row> way = new ArrayList<>();
        for (@Nullable Row row = first; row != null; row = next(row, event)) {
            way.add(row);
        }
        return way;
    }

    private static @Nullable Row next(Row row, SlottedEvent event) {
        return switch (row) {
            case Row.Within within -> within.next(event);
            case Row.Ask ask -> ask.next(event);
            case Row.LookUp lookUp -> lookUp.next(event);
            case Row.Reached reached -> reached.then();
        };
    }
}
