package org.rabrong.scoring;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.HouseRules;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CLASSES = HouseRules.classesOf("org.rabrong.scoring");

    @Test
    void packages_depend_on_each_other_as_they_declare() {
        ApplicationModules.of(ScoringServiceApplication.class).verify();
    }

    @Test
    void no_score_is_ever_a_binary_floating_point_number() {
        HouseRules.NO_BINARY_FLOATING_POINT.check(CLASSES);
    }

    @Test
    void dates_never_turn_buddhist_by_themselves() {
        HouseRules.NO_DATES_THAT_TURN_BUDDHIST.check(CLASSES);
    }
}
