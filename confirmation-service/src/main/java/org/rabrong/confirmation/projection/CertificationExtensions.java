package org.rabrong.confirmation.projection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the extensions of the certification windows that are in force. */
@Component
public class CertificationExtensions {

    private final JdbcClient jdbc;

    CertificationExtensions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Items that match each member that is not null may be decided on through the day.
     *
     * @param until last day, whole, Asia/Bangkok
     */
    public record Extension(
            String round,
            UUID id,
            LocalDate until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable) {}

    /** Replaces what was known of the extension. */
    public void put(Extension extension) {
        jdbc.sql("""
                        insert into certification_extension (round, id, until, bureau, office, variable)
                        values (:round, :id, :until, :bureau, :office, :variable)
                        on conflict (round, id) do update set until = excluded.until, bureau = excluded.bureau,
                            office = excluded.office, variable = excluded.variable""")
                .param("round", extension.round())
                .param("id", extension.id())
                .param("until", extension.until())
                .param("bureau", extension.bureau())
                .param("office", extension.office())
                .param("variable", extension.variable())
                .update();
    }

    /** What it allowed is allowed no more. */
    public void end(String round, UUID id) {
        jdbc.sql("delete from certification_extension where round = :round and id = :id")
                .param("round", round)
                .param("id", id)
                .update();
    }
}
