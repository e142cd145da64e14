package org.rabrong.submission.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Extensions of the reporting window; to which items each applies is decided when an item is read. Those of certification are not kept. */
final class Extensions {

    static final String EXTENDED = "org.rabrong.rounds.window-extended.v1";
    private static final String REPORTING = "REPORTING";

    record Extension(
            String round,
            String id,
            String window,
            String until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable,
            boolean revoked) {}

    private Extensions() {}

    /** The last word of the batch on each extension. */
    static void keep(List<ReceivedEvent> events, JdbcClient database) {
        Map<String, Extension> latest = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            if (event.type().equals(EXTENDED)) {
                Extension extension = event.dataAs(Extension.class);
                if (extension.window().equals(REPORTING)) {
                    latest.put(extension.round() + "/" + extension.id(), extension);
                }
            }
        }
        if (!latest.isEmpty()) {
            keep(latest.values(), database);
        }
    }

    private static void keep(Collection<Extension> extensions, JdbcClient database) {
        database.sql("""
                        insert into extension (round, id, until, bureau, office, variable, revoked)
                        select * from unnest(:rounds::text[], :ids::uuid[], :until::date[], :bureaus::text[], :offices::text[],
                          :variables::text[], :revoked::boolean[])
                        on conflict (round, id) do update set until = excluded.until, bureau = excluded.bureau,
                          office = excluded.office, variable = excluded.variable, revoked = excluded.revoked""")
                .param("rounds", Columns.texts(extensions, Extension::round))
                .param("ids", Columns.texts(extensions, Extension::id))
                .param("until", Columns.texts(extensions, Extension::until))
                .param("bureaus", Columns.texts(extensions, Extension::bureau))
                .param("offices", Columns.texts(extensions, Extension::office))
                .param("variables", Columns.texts(extensions, Extension::variable))
                .param("revoked", extensions.stream().map(Extension::revoked).toArray(Boolean[]::new))
                .update();
    }
}
