package org.rabrong.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.HouseRules;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses CLASSES = HouseRules.classesOf("org.rabrong.document");

    @Test
    void packages_depend_on_each_other_as_they_declare() {
        ApplicationModules.of(DocumentServiceApplication.class).verify();
    }

    @Test
    void only_the_storage_package_knows_the_object_store() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.minio..", "okhttp3..")
                .check(CLASSES);
    }

    @Test
    void files_are_never_read_into_memory_as_a_whole() {
        noClasses()
                .should()
                .callMethod(java.io.InputStream.class, "readAllBytes")
                .orShould()
                .callMethod(java.nio.file.Files.class, "readAllBytes", java.nio.file.Path.class)
                .orShould()
                .callMethod(org.springframework.web.multipart.MultipartFile.class, "getBytes")
                .check(CLASSES);
    }

    @Test
    void dates_never_turn_buddhist_by_themselves() {
        HouseRules.NO_DATES_THAT_TURN_BUDDHIST.check(CLASSES);
    }
}
