package org.rabrong.identity;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    @Test
    void features_use_only_what_they_may() {
        ApplicationModules.of(IdentityConfigApplication.class).verify();
    }
}
