package org.rabrong.platform.test;

import java.util.Map;

/** A database made for one context, and a role that may connect to it. */
public record TestDatabase(String jdbcUrl, String username, String password) {

    void describeTo(Map<String, Object> variables) {
        variables.put("SPRING_DATASOURCE_URL", jdbcUrl);
        variables.put("SPRING_DATASOURCE_USERNAME", username);
        variables.put("SPRING_DATASOURCE_PASSWORD", password);
    }

    /** This role is the one that migrates; another works. */
    void describeOwnerTo(Map<String, Object> variables) {
        variables.put("SPRING_FLYWAY_USER", username);
        variables.put("SPRING_FLYWAY_PASSWORD", password);
    }
}
