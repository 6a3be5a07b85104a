package io.tripline.engine;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesTouchOnlyEachOthersPublicTypesAndFormNoCycle() {
        ApplicationModules.of(FraudEngineApplication.class).verify();
    }
}
