package org.rabrong.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Two services rest on these rules: they know neither of them, nor a framework. */
class PurityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rabrong.rules");

    @Test
    void rules_are_pure_java() {
        classes()
                .that()
                .resideOutsideOfPackage("org.rabrong.rules.text")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rabrong.rules",
                        "org.rabrong.rules.formula",
                        "org.rabrong.rules.plausibility",
                        "java.lang..",
                        "java.math..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void texts_need_nothing_but_java() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.rabrong.rules..", "java..", "org.jspecify..")
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
                .orShould()
                .callMethod(java.math.BigDecimal.class, "doubleValue")
                .check(CLASSES);
    }
}
