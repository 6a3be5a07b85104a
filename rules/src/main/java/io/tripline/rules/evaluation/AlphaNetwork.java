package io.tripline.rules.evaluation;

import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.drools.base.base.ClassObjectType;
import org.drools.base.base.ObjectType;
import org.drools.core.common.BaseNode;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.ModifyPreviousTuples;
import org.drools.core.reteoo.ObjectSink;
import org.drools.core.reteoo.ObjectSinkPropagator;
import org.drools.core.reteoo.ObjectTypeNode;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Takes the place of a network's first layer, which Drools calls its alpha network, once Drools has built it: makes the same
 * checks on the way of an event, in far fewer steps, and hands the event to the same rules. What Drools' alpha network
 * compiler writes as Java is data here. The network must not change afterwards. Thread-safe.
 */
final class AlphaNetwork implements ObjectSinkPropagator {
    private static final ObjectType EVENT = new ClassObjectType(SlottedEvent.class);

    private final ObjectSinkPropagator built;
    private final @Nullable Row first;

    private AlphaNetwork(ObjectSinkPropagator built) {
        this.built = built;
        first = Rows.of(built);
    }

    static void replaceIn(KieBase network) {
        for (ObjectTypeNode node : ((InternalRuleBase) network).getRete().getObjectTypeNodes()) {
            if (node.isAssignableFrom(EVENT)) {
                node.setObjectSinkPropagator(new AlphaNetwork(node.getObjectSinkPropagator()));
            }
        }
    }

    @Override
    public void propagateAssertObject(InternalFactHandle handle, PropagationContext context, ReteEvaluator evaluator) {
        SlottedEvent event = (SlottedEvent) handle.getObject();
        Row row = first;
        while (row != null) {
            // Each kind by itself, for the compiler inlines calls of known classes: a third less time than one call for
            // all.
            row = switch (row) {
                case Row.Within within -> within.next(event);
                case Row.Ask ask -> ask.next(event);
                case Row.LookUp lookUp -> lookUp.next(event);
                case Row.Reached reached -> {
                    reached.rules().assertObject(handle, context, evaluator);
                    yield reached.next(event);
                }
            };
        }
    }

    @Override
    public void propagateModifyObject(
            InternalFactHandle handle,
            ModifyPreviousTuples previous,
            PropagationContext context,
            ReteEvaluator evaluator) {
        built.propagateModifyObject(handle, previous, context, evaluator);
    }

    @Override
    public void byPassModifyToBetaNode(
            InternalFactHandle handle,
            ModifyPreviousTuples previous,
            PropagationContext context,
            ReteEvaluator evaluator) {
        built.byPassModifyToBetaNode(handle, previous, context, evaluator);
    }

    @Override
    public void doLinkSubnetwork(ReteEvaluator evaluator) {
        built.doLinkSubnetwork(evaluator);
    }

    @Override
    public void doUnlinkSubnetwork(ReteEvaluator evaluator) {
        built.doUnlinkSubnetwork(evaluator);
    }

    @Override
    public @Nullable BaseNode getMatchingNode(BaseNode candidate) {
        return built.getMatchingNode(candidate);
    }

    @Override
    public ObjectSink[] getSinks() {
        return built.getSinks();
    }

    @Override
    public int size() {
        return built.size();
    }

    @Override
    public boolean isEmpty() {
        return built.isEmpty();
    }

    @Override
    public ObjectSinkPropagator addObjectSink(ObjectSink sink, int hashingThreshold, int rangeThreshold) {
        throw new UnsupportedOperationException("this network is finished");
    }

    @Override
    public ObjectSinkPropagator removeObjectSink(ObjectSink sink) {
        throw new UnsupportedOperationException("this network is finished");
    }

    @Override
    public void writeExternal(ObjectOutput out) throws NotSerializableException {
        throw new NotSerializableException(AlphaNetwork.class.getName());
    }

    @Override
    public void readExternal(ObjectInput in) throws NotSerializableException {
        throw new NotSerializableException(AlphaNetwork.class.getName());
    }
}
