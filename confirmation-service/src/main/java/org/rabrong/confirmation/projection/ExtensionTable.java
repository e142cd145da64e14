package org.rabrong.confirmation.projection;

import java.util.UUID;
import org.rabrong.confirmation.projection.CertificationExtensions.Extension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL that the extensions of both windows share; each window has a table of its own. */
final class ExtensionTable {

    private final JdbcClient jdbc;
    private final String put;
    private final String end;

    /** @param table one of this service's own names, never from outside */
    ExtensionTable(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.put = """
                insert into %s (round, id, until, bureau, office, variable)
                values (:round, :id, :until, :bureau, :office, :variable)
                on conflict (round, id) do update set until = excluded.until, bureau = excluded.bureau,
                    office = excluded.office, variable = excluded.variable""".formatted(table);
        this.end = "delete from %s where round = :round and id = :id".formatted(table);
    }

    void put(Extension extension) {
        jdbc.sql(put)
                .param("round", extension.round())
                .param("id", extension.id())
                .param("until", extension.until())
                .param("bureau", extension.bureau())
                .param("office", extension.office())
                .param("variable", extension.variable())
                .update();
    }

    void end(String round, UUID id) {
        jdbc.sql(end).param("round", round).param("id", id).update();
    }
}
