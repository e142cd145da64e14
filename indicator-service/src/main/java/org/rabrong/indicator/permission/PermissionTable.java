package org.rabrong.indicator.permission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.permission.Permission.Kind;
import org.rabrong.indicator.permission.Permission.Letter;
import org.rabrong.indicator.permission.Permission.State;
import org.rabrong.platform.web.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Permissions in the database; every method is part of the caller's transaction. */
@Component
class PermissionTable {

    private final JdbcClient database;

    PermissionTable(JdbcClient database) {
        this.database = database;
    }

    /** @return false while the same is asked already */
    boolean insert(Permission asked, Person by) {
        return database.sql("""
                                insert into permission (id, kind, plan, sub_indicator, sub_indicator_name_th, variable, bureau, rounds, reason,
                                    letter_number, letter_date, letter_id, letter_file_name, letter_sha256, state, asked_by, asked_by_name, asked_at,
                                    granted_rounds)
                                values (:id, :kind, :plan, :subIndicator, :name, :variable, :bureau, :rounds, :reason,
                                    :letterNumber, :letterDate, :letterId, :letterFileName, :letterSha256, :state, :by, :byName, :at, '{}')
                                on conflict do nothing""")
                        .param("id", asked.id())
                        .param("kind", asked.kind().name())
                        .param("plan", asked.plan())
                        .param("subIndicator", asked.subIndicator())
                        .param("name", asked.subIndicatorNameTh())
                        .param("variable", asked.variable())
                        .param("bureau", asked.bureau())
                        .param("rounds", asked.rounds().toArray(String[]::new))
                        .param("reason", asked.reason())
                        .param("letterNumber", asked.letterNumber())
                        .param("letterDate", asked.letterDate())
                        .param("letterId", asked.letter().id())
                        .param("letterFileName", asked.letter().fileName())
                        .param("letterSha256", asked.letter().sha256())
                        .param("state", asked.state().name())
                        .param("by", by.id())
                        .param("byName", asked.askedBy())
                        .param("at", asked.askedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Permission> lock(UUID id) {
        return database.sql("select * from permission where id = :id for update")
                .param("id", id)
                .query((row, number) -> permission(row))
                .optional();
    }

    /**
     * The newest first.
     *
     * @param bureaus null is all
     * @param after the last one of the page before
     */
    List<Permission> page(
            @Nullable Collection<String> bureaus,
            @Nullable State state,
            @Nullable String plan,
            @Nullable UUID after,
            int limit) {
        return database.sql("""
                        select * from permission
                        where (:bureaus::text[] is null or bureau = any (:bureaus::text[]))
                          and (:state::text is null or state = :state)
                          and (:plan::text is null or plan = :plan)
                          and (:after::uuid is null or (asked_at, id) < (select p.asked_at, p.id from permission p where p.id = :after::uuid))
                        order by asked_at desc, id desc
                        limit :limit""")
                .param("bureaus", bureaus == null ? null : bureaus.toArray(String[]::new))
                .param("state", state == null ? null : state.name())
                .param("plan", plan)
                .param("after", after == null ? null : after.toString())
                .param("limit", limit)
                .query((row, number) -> permission(row))
                .list();
    }

    /** Of the person's names the one that fits: psdg answers for all, a bureau's person takes back for the bureau. */
    void answer(
            Permission asked,
            State state,
            Person by,
            Instant at,
            @Nullable String answer,
            List<String> grantedRounds,
            @Nullable Integer planVersion) {
        database.sql("""
                        update permission set state = :state, answered_by = :by, answered_by_name = :byName, answered_at = :at,
                            answer = :answer, granted_rounds = :rounds, plan_version = :version
                        where id = :id""")
                .param("id", asked.id())
                .param("state", state.name())
                .param("by", by.id())
                .param("byName", by.displayNameFor(asked.bureau()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("answer", answer)
                .param("rounds", grantedRounds.toArray(String[]::new))
                .param("version", planVersion)
                .update();
    }

    private static Permission permission(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Permission(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("plan"),
                row.getString("sub_indicator"),
                row.getString("sub_indicator_name_th"),
                row.getString("variable"),
                row.getString("bureau"),
                texts(row, "rounds"),
                row.getString("reason"),
                row.getString("letter_number"),
                row.getObject("letter_date", LocalDate.class),
                new Letter(
                        row.getObject("letter_id", UUID.class),
                        row.getString("letter_file_name"),
                        row.getString("letter_sha256")),
                State.valueOf(row.getString("state")),
                row.getString("asked_by_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("answered_by_name"),
                answered == null ? null : answered.toInstant(),
                row.getString("answer"),
                texts(row, "granted_rounds"),
                row.getObject("plan_version", Integer.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }
}
