package org.rabrong.confirmation.deadline;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Thai names of organisations and variables, as far as they are known here. */
final class Names {

    private final Map<String, String> organisations;
    private final Map<String, String> variables;

    private Names(Map<String, String> organisations, Map<String, String> variables) {
        this.organisations = organisations;
        this.variables = variables;
    }

    /** Of all organisations: a few hundred. */
    static Names ofOrganisations(JdbcClient jdbc) {
        return new Names(pairs(jdbc.sql("select code, name_th from organisation")), Map.of());
    }

    /** Also of the variables in the plan's version that the round keeps to. */
    static Names of(JdbcClient jdbc, String round) {
        return new Names(
                ofOrganisations(jdbc).organisations, pairs(jdbc.sql("""
                        select v.variable, v.name_th from round_schedule w
                        join plan_variable v on v.plan = w.plan and v.version = w.plan_version
                        where w.round = :round""").param("round", round)));
    }

    @Nullable
    String organisation(@Nullable String code) {
        return code == null ? null : organisations.get(code);
    }

    @Nullable
    String variable(String code) {
        return variables.get(code);
    }

    private static Map<String, String> pairs(JdbcClient.StatementSpec query) {
        Map<String, String> pairs = new HashMap<>();
        query.query(row -> {
            pairs.put(row.getString(1), row.getString(2));
        });
        return pairs;
    }
}
