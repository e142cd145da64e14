package org.rabrong.indicator.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which offices and bureaus identity-config has announced so far, whatever their days. */
@Component
class OrganisationLookup {

    private final JdbcClient database;

    OrganisationLookup(JdbcClient database) {
        this.database = database;
    }

    KnownOrganisations known() {
        Map<String, String> offices = new HashMap<>();
        database.sql("select code, kind from office").query(row -> {
            offices.put(row.getString("code"), row.getString("kind"));
        });
        return new KnownOrganisations(
                offices,
                new HashSet<>(database.sql("select code from bureau")
                        .query(String.class)
                        .list()));
    }
}
