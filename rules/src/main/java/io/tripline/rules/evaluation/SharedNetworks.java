package io.tripline.rules.evaluation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;

/**
 * Networks that releases which follow one another share: where the rules for a type ask the same of the same places as those
 * of the release before, its network serves on. Not thread-safe; the networks are.
 */
public final class SharedNetworks {
    private Map<List<Network.Part>, KieBase> last = Map.of();

    /** A network for each of these lists of rules; those of the release before that are not among them are forgotten. */
    Map<List<Network.Part>, KieBase> of(Collection<List<Network.Part>> wanted) {
        Map<List<Network.Part>, KieBase> networks = new HashMap<>();
        for (List<Network.Part> parts : wanted) {
            KieBase before = last.get(parts);
            networks.put(parts, before == null ? Network.build(parts) : before);
        }
        last = networks;
        return networks;
    }
}
