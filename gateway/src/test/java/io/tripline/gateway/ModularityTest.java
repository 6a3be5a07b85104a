package io.tripline.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesTouchOnlyEachOthersPublicTypesAndFormNoCycle() {
        ApplicationModules.of(GatewayApplication.class).verify();
    }
}
