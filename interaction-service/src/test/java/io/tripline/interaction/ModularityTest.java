package io.tripline.interaction;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesTouchOnlyEachOthersPublicTypesAndFormNoCycle() {
        ApplicationModules.of(InteractionServiceApplication.class).verify();
    }
}
