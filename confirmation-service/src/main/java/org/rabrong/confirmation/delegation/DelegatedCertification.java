package org.rabrong.confirmation.delegation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.rabrong.platform.web.LentMembership;
import org.rabrong.platform.web.LentMemberships;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A delegate certifies for the bureau exactly while the delegation is in force: the table itself is asked, so an end holds for the next request. */
@Component
class DelegatedCertification implements LentMemberships {

    private final JdbcClient jdbc;
    private final Clock clock;

    DelegatedCertification(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<LentMembership> to(Person person) {
        return jdbc.sql("""
                        select bureau, given_by_name, last_day from delegation
                        where colleague = :colleague and bureau = any (:bureaus)
                          and :today between first_day and last_day and ended_at is null""")
                .param("colleague", person.username().toLowerCase(Locale.ROOT))
                .param("bureaus", person.organisations(Role.STAFF).toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .query((row, _) -> new LentMembership(
                        new Membership(Role.CERTIFIER, row.getString("bureau")),
                        row.getString("given_by_name"),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }
}
