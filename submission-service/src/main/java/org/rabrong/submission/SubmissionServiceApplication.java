package org.rabrong.submission;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Start of the service in which offices report values. Read first: {@code entry/ReportingRules}. */
@SpringBootApplication
public class SubmissionServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SubmissionServiceApplication.class, arguments);
    }
}
