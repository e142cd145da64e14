package org.rabrong.platform.delegations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.platform.web.LentMembership;
import org.rabrong.platform.web.LentMemberships;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code delegated_certification}: written by events, asked per request. */
final class DelegatedCertification implements LentMemberships {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    DelegatedCertification(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is needed here of {@code contracts/events/schemas/delegation.json}. */
    record Delegation(
            UUID id,
            String bureau,
            String colleague,
            LocalDate from,
            LocalDate until,
            By givenBy,
            @Nullable Instant endedAt) {

        record By(String name) {}

        private Object[] row() {
            return new Object[] {id, bureau, colleague, from, until, givenBy.name()};
        }
    }

    @Override
    public List<LentMembership> to(Person person) {
        Set<String> bureaus = person.organisations(Role.STAFF);
        LocalDate today = LocalDate.now(clock);
        return jdbc.query(
                """
                select bureau, lender, last_day from delegated_certification
                where colleague = ? and bureau = any (?) and ? between first_day and last_day
                order by last_day desc""",
                (row, _) -> new LentMembership(
                        new Membership(Role.CERTIFIER, row.getString("bureau")),
                        row.getString("lender"),
                        row.getObject("last_day", LocalDate.class)),
                person.username().toLowerCase(Locale.ROOT),
                bureaus.toArray(String[]::new),
                today);
    }

    /** Each event tells the whole delegation, so only the last of each counts. */
    void told(List<ReceivedEvent> events) {
        Map<UUID, Delegation> latest = new LinkedHashMap<>();
        events.stream().map(event -> event.dataAs(Delegation.class)).forEach(told -> latest.put(told.id(), told));
        jdbc.batchUpdate(
                "delete from delegated_certification where id = ?",
                latest.values().stream()
                        .filter(delegation -> delegation.endedAt() != null)
                        .map(delegation -> new Object[] {delegation.id()})
                        .toList());
        jdbc.batchUpdate(
                """
                insert into delegated_certification (id, bureau, colleague, first_day, last_day, lender) values (?, ?, ?, ?, ?, ?)
                on conflict (id) do update set bureau = excluded.bureau, colleague = excluded.colleague,
                    first_day = excluded.first_day, last_day = excluded.last_day, lender = excluded.lender""",
                latest.values().stream()
                        .filter(delegation -> delegation.endedAt() == null)
                        .map(Delegation::row)
                        .toList());
    }
}
