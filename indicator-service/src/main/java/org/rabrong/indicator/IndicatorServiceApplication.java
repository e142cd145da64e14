package org.rabrong.indicator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Start of the service that owns plans, rounds and items. Read first: {@code plan/PlanCheck} and {@code round/RoundDesk}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IndicatorServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(IndicatorServiceApplication.class, arguments);
    }
}
