package org.rabrong.document;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Evidence: files that offices and bureaus attach to items. Start with {@link org.rabrong.document.evidence.EvidenceDesk}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DocumentServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(DocumentServiceApplication.class, args);
    }
}
