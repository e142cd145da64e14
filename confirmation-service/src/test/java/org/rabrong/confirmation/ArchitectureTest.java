package org.rabrong.confirmation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Repository;

/** The borders inside the service. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rabrong.confirmation");

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of(ConfirmationServiceApplication.class).verify();
    }

    @Test
    void entities_and_repositories_are_seen_only_by_their_package() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Repository.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void aggregates_have_no_setters() {
        noClasses()
                .that()
                .areAnnotatedWith(Entity.class)
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.have(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "setters",
                                candidate -> candidate.getMethods().stream()
                                        .anyMatch(method -> method.getName().startsWith("set")))))
                .check(CLASSES);
    }

    @Test
    void old_date_classes_are_not_used_for_they_silently_give_buddhist_years() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.SimpleDateFormat")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(CLASSES);
    }

    @Test
    void numbers_are_never_binary_floating_point() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Double")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Float")
                .check(CLASSES);
    }
}
