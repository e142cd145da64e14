package org.rabrong.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class BordersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rabrong.scoring");

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
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Double.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Float.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..rules..")
                .should()
                .callMethod(java.math.BigDecimal.class, "doubleValue")
                .check(CLASSES);
    }

    @Test
    void dates_are_never_made_by_the_old_classes_that_know_the_buddhist_year() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.SimpleDateFormat")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .check(CLASSES);
    }
}
