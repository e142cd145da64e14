package org.rabrong.indicator;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.HouseRules;
import org.springframework.modulith.core.ApplicationModules;

/** The borders inside the service. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = HouseRules.classesOf("org.rabrong.indicator");

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of(IndicatorServiceApplication.class).verify();
    }

    @Test
    void dates_never_turn_buddhist_by_themselves() {
        HouseRules.NO_DATES_THAT_TURN_BUDDHIST.check(CLASSES);
    }

    @Test
    void numbers_are_never_binary_floating_point() {
        HouseRules.NO_BINARY_FLOATING_POINT.check(CLASSES);
    }
}
