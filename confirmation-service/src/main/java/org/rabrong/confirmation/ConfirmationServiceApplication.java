package org.rabrong.confirmation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The bureaus' decisions on what the offices report. Read {@code decision/ItemWorkflow} first. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConfirmationServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ConfirmationServiceApplication.class, arguments);
    }
}
