package org.rabrong.identity;

import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.HouseRules;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    @Test
    void features_use_only_what_they_may() {
        ApplicationModules.of(IdentityConfigApplication.class).verify();
    }

    @Test
    void dates_never_turn_buddhist_by_themselves() {
        HouseRules.NO_DATES_THAT_TURN_BUDDHIST.check(HouseRules.classesOf("org.rabrong.identity"));
    }
}
