package org.rabrong.confirmation.delegation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.delegation.Delegation.By;
import org.rabrong.confirmation.delegation.Delegation.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delegations in the database; every method is part of the caller's transaction. */
@Component
class DelegationTable {

    private final JdbcClient jdbc;

    DelegationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of them a person sees.
     *
     * @param own bureaus of which all are seen
     * @param named bureaus of which those are seen that name the user
     */
    record Whose(boolean all, Set<String> own, Set<String> named, String username) {}

    /** @return false where it overlaps another that is not ended, also one of a transaction that was faster */
    boolean insert(Delegation given) {
        return jdbc.sql("""
                                insert into delegation (id, bureau, colleague, first_day, last_day, note, given_by_id, given_by_name, given_at)
                                values (:id, :bureau, :colleague, :from, :until, :note, :byId, :byName, :at)
                                on conflict do nothing""")
                        .param("id", given.id())
                        .param("bureau", given.bureau())
                        .param("colleague", given.colleague())
                        .param("from", given.from())
                        .param("until", given.until())
                        .param("note", given.note())
                        .param("byId", given.given().id())
                        .param("byName", given.given().name())
                        .param("at", given.given().at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** What stood in the way of an insert. */
    Optional<Delegation> overlapping(Delegation wanted) {
        return jdbc.sql("""
                        select * from delegation
                        where bureau = :bureau and colleague = :colleague and ended_at is null
                          and daterange(first_day, last_day, '[]') && daterange(:from, :until, '[]')
                        order by first_day limit 1""")
                .param("bureau", wanted.bureau())
                .param("colleague", wanted.colleague())
                .param("from", wanted.from())
                .param("until", wanted.until())
                .query((row, _) -> delegation(row))
                .optional();
    }

    Optional<Delegation> lock(UUID id) {
        return jdbc.sql("select * from delegation where id = :id for update")
                .param("id", id)
                .query((row, _) -> delegation(row))
                .optional();
    }

    void end(Delegation ended) {
        By by = ended.ended();
        if (by == null) {
            throw new IllegalArgumentException("nobody ended " + ended.id());
        }
        jdbc.sql("""
                        update delegation set ended_by_id = :byId, ended_by_name = :byName, ended_by_organisation = :organisation, ended_at = :at
                        where id = :id""")
                .param("id", ended.id())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("organisation", by.organisation())
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest first. */
    List<Delegation> page(
            Whose whose,
            @Nullable String bureau,
            @Nullable Collection<State> states,
            LocalDate today,
            @Nullable UUID after,
            int limit) {
        return jdbc.sql("""
                        select * from delegation
                        where (:all or bureau = any (:own) or (bureau = any (:named) and colleague = :username))
                          and (:bureau::text is null or bureau = :bureau)
                          and (:states::text[] is null or case
                                when ended_at is not null then 'ENDED'
                                when :today < first_day then 'COMING'
                                when :today > last_day then 'OVER'
                                else 'IN_FORCE' end = any (:states::text[]))
                          and (:after::uuid is null
                               or (given_at, id) < (select d.given_at, d.id from delegation d where d.id = :after::uuid))
                        order by given_at desc, id desc
                        limit :limit""")
                .param("all", whose.all())
                .param("own", whose.own().toArray(String[]::new))
                .param("named", whose.named().toArray(String[]::new))
                .param("username", whose.username().toLowerCase(Locale.ROOT))
                .param("bureau", bureau)
                .param(
                        "states",
                        states == null ? null : states.stream().map(State::name).toArray(String[]::new))
                .param("today", today)
                .param("after", after == null ? null : after.toString())
                .param("limit", limit)
                .query((row, _) -> delegation(row))
                .list();
    }

    private static Delegation delegation(ResultSet row) throws SQLException {
        String bureau = row.getString("bureau");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Delegation(
                row.getObject("id", UUID.class),
                bureau,
                row.getString("colleague"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("note"),
                new By(
                        row.getString("given_by_id"),
                        row.getString("given_by_name"),
                        bureau,
                        row.getObject("given_at", OffsetDateTime.class).toInstant()),
                ended == null
                        ? null
                        : new By(
                                row.getString("ended_by_id"),
                                row.getString("ended_by_name"),
                                row.getString("ended_by_organisation"),
                                ended.toInstant()));
    }
}
