package io.tripline.console;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void modulesTouchOnlyEachOthersPublicTypesAndFormNoCycle() {
        ApplicationModules.of(ConsoleApplication.class).verify();
    }
}
