package org.rabrong.confirmation.projection;

import java.util.List;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the files of each item, and those of them that its office attached. */
@Configuration(proxyBeanMethods = false)
class EvidenceListener {

    private static final String ATTACHED = "org.rabrong.evidence.attached.v1";

    private final JdbcTemplate jdbc;

    EvidenceListener(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What this service needs of {@code contracts/events/schemas/evidence.json}. */
    record Evidence(String round, String variable, String office, String side) {

        int fromOffice() {
            return side.equals("OFFICE") ? 1 : 0;
        }
    }

    @Bean
    EventSubscription evidence() {
        return new EventSubscription("rabrong.evidence.v1", this::happened);
    }

    private void happened(List<ReceivedEvent> events) {
        jdbc.batchUpdate(
                """
                insert into evidence_count (round, variable, office, files, office_files) values (?, ?, ?, 1, ?)
                on conflict (round, variable, office) do update set
                    files = evidence_count.files + 1, office_files = evidence_count.office_files + excluded.office_files""",
                events.stream()
                        .filter(event -> event.type().equals(ATTACHED))
                        .map(event -> event.dataAs(Evidence.class))
                        .map(evidence -> new Object[] {
                            evidence.round(), evidence.variable(), evidence.office(), evidence.fromOffice()
                        })
                        .toList());
    }
}
