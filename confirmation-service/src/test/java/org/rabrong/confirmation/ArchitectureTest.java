package org.rabrong.confirmation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.HouseRules;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Repository;

/** The borders inside the service. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = HouseRules.classesOf("org.rabrong.confirmation");

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of(ConfirmationServiceApplication.class).verify();
    }

    @Test
    void aggregates_and_repositories_are_seen_only_by_their_package() {
        classes()
                .that()
                .haveSimpleName("Item")
                .or()
                .areAnnotatedWith(Repository.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void the_aggregate_has_no_setters() {
        noClasses()
                .that()
                .haveSimpleName("Item")
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.have(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "setters",
                                candidate -> candidate.getMethods().stream()
                                        .anyMatch(method -> method.getName().startsWith("set")))))
                .check(CLASSES);
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
