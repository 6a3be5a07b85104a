package io.tripline.rules.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tripline.rules.fact.FactValues;
import java.util.ArrayList;
import java.util.List;
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
        for (int i = 0; i < EACH; i++) {
            List<Check> asked = List.of(
                    new Check.Text(0, "shop-" + i),
                    new Check.Range(1, i, Double.POSITIVE_INFINITY),
                    new Check.Range(1, Double.NEGATIVE_INFINITY, -i));
            asked.forEach(check -> parts.add(new Network.Part(parts.size(), List.of(check))));
        }
        ObjectSinkPropagator network = firstLayer(parts);
        assertThat(network).isInstanceOf(AlphaNetwork.class);

        SlottedEvent event = new SlottedEvent(new FactValues(2), 2);
        event.put(0, "shop-7");
        event.put(1, 2.5);

        List<Row> way = way(requireNonNull(Rows.of(network)), event);
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
        for (@Nullable Row row = first; row != null; row = row.next(event)) {
            way.add(row);
        }
        return way;
    }
}
