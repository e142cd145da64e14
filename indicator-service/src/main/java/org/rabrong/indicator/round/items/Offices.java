package org.rabrong.indicator.round.items;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offices that may have to report, as identity-config announced them. */
@Component
public class Offices {

    public static final String TOPIC = "rabrong.organisations.v1";

    /** What this service needs of an organisation. */
    record Organisation(String code, String kind) {
        boolean reports() {
            return "PRIMARY".equals(kind) || "SECONDARY".equals(kind);
        }
    }

    private final JdbcClient database;

    Offices(JdbcClient database) {
        this.database = database;
    }

    /** Keeps the offices among the organisations; a later announcement of the same code wins. */
    public void keep(List<ReceivedEvent> announcements) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (ReceivedEvent announcement : announcements) {
            Organisation organisation = announcement.dataAs(Organisation.class);
            if (organisation.reports()) {
                kinds.put(organisation.code(), organisation.kind());
            }
        }
        database.sql("""
                        insert into office (code, kind)
                        select * from unnest(:codes::text[], :kinds::text[])
                        on conflict (code) do update set kind = excluded.kind""")
                .param("codes", kinds.keySet().toArray(String[]::new))
                .param("kinds", kinds.values().toArray(String[]::new))
                .update();
    }
}
