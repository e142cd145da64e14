package org.rabrong.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
    void rules_are_pure_java() {
        classes()
                .that()
                .resideInAPackage("..scoring.rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rabrong.scoring.rules..",
                        "java.lang..",
                        "java.math..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void no_score_is_ever_a_binary_floating_point_number() {
        HouseRules.NO_BINARY_FLOATING_POINT.check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .callMethod(java.math.BigDecimal.class, "doubleValue")
                .check(CLASSES);
    }

    @Test
    void dates_never_turn_buddhist_by_themselves() {
        HouseRules.NO_DATES_THAT_TURN_BUDDHIST.check(CLASSES);
    }
}
