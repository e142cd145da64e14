package org.rabrong.scoring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Scores of every office in every round. The rules are in {@link org.rabrong.rules.ScoringRules}: read them first. */
@SpringBootApplication
@EnableScheduling
public class ScoringServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(ScoringServiceApplication.class, args);
    }
}
