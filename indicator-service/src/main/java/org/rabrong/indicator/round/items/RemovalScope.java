package org.rabrong.indicator.round.items;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which items of a round are meant: those that match all that is given.
 *
 * @param variables null for all
 * @param offices null for all
 * @param obsolete only those that the round's plan version asks for no more: of variables that are gone or closed, of offices that do not
 *     report them
 */
record RemovalScope(
        @Nullable List<String> variables,
        @Nullable List<String> offices,
        @Nullable Boolean obsolete) {

    static final RemovalScope ALL = new RemovalScope(null, null, null);

    /** Of rows {@code item i}; takes {@code round}, {@link #bind} and {@link Asked#bind}. */
    static final String CONDITION = """
            i.round = :round and i.assigned
            and (:variables::text[] is null or i.variable = any (:variables::text[]))
            and (:offices::text[] is null or i.office = any (:offices::text[]))
            and (not :obsolete or (i.variable, i.office) not in (select v.variable, o.code from %s))""".formatted(Asked.VARIABLES_AND_OFFICES);

    boolean onlyObsolete() {
        return Boolean.TRUE.equals(obsolete);
    }

    boolean isAll() {
        return variables == null && offices == null && !onlyObsolete();
    }

    String @Nullable [] officesOrNull() {
        return offices == null ? null : offices.toArray(String[]::new);
    }

    /** Binds {@code variables}, {@code offices} and {@code obsolete}. */
    StatementSpec bind(StatementSpec sql) {
        return sql.param("variables", variables == null ? null : variables.toArray(String[]::new))
                .param("offices", officesOrNull())
                .param("obsolete", onlyObsolete());
    }
}
