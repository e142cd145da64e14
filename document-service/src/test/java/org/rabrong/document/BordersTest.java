package org.rabrong.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class BordersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rabrong.document");

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
