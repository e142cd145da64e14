package org.rabrong.indicator.round.extension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.items.Actor;
import org.rabrong.indicator.round.items.Offices;
import org.rabrong.indicator.round.items.RoundFrame;
import org.rabrong.indicator.round.items.RoundFrames;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Extends windows and takes that back; each in one transaction with its event. */
@Service
class Extensions {

    private static final ProblemType REVOKED = new ProblemType("extension-revoked", 409);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private final JdbcClient database;
    private final RoundFrames rounds;
    private final Offices offices;
    private final Plans plans;
    private final Outbox outbox;
    private final Clock clock;

    Extensions(JdbcClient database, RoundFrames rounds, Offices offices, Plans plans, Outbox outbox, Clock clock) {
        this.database = database;
        this.rounds = rounds;
        this.offices = offices;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws Problem 422 naming all that is wrong */
    @Transactional
    Extension extend(
            String id, Extension.Window window, LocalDate until, Extension.Scope scope, String reason, Actor by) {
        RoundFrame round = rounds.locked(id);
        List<Violation> broken = new ArrayList<>();
        LocalDate closes =
                window == Extension.Window.REPORTING ? round.reportingCloses() : round.certificationWindowCloses();
        LocalDate today = LocalDate.now(clock);
        if (until.isBefore(closes)) {
            broken.add(Violation.of("until", "not-before-day", closes));
        }
        if (until.isBefore(today)) {
            broken.add(Violation.of("until", "not-before-day", today));
        }
        if (until.isAfter(LATEST)) {
            broken.add(Violation.of("until", "not-after-day", LATEST));
        }
        scope(round, scope, broken);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        Extension extension = database.sql("""
                        insert into window_extension (id, round, time_window, until, bureau, office, variable, reason,
                            by_id, by_name, by_organisation, made_at)
                        values (:id, :round, :window, :until, :bureau, :office, :variable, :reason, :byId, :byName, :byOrganisation, :now)
                        returning *""")
                .param("id", UUID.randomUUID())
                .param("round", id)
                .param("window", window.name())
                .param("until", until)
                .param("bureau", scope.bureau())
                .param("office", scope.office())
                .param("variable", scope.variable())
                .param("reason", reason)
                .param("byId", by.id())
                .param("byName", by.name())
                .param("byOrganisation", by.organisation())
                .param("now", now())
                .query(Extensions::read)
                .single();
        tell(extension);
        return extension;
    }

    private void scope(RoundFrame round, Extension.Scope scope, List<Violation> broken) {
        PlanTree plan = plans.version(round.plan(), round.planVersion()).orElseThrow();
        String bureau = scope.bureau();
        String office = scope.office();
        String variable = scope.variable();
        if (bureau != null && plan.subIndicators().noneMatch(sub -> sub.bureau().equals(bureau))) {
            broken.add(Violation.of("scope.bureau", "unknown", bureau));
        }
        if (office != null && (office.indexOf('\0') >= 0 || !offices.knows(office))) {
            broken.add(Violation.of("scope.office", "unknown", office));
        }
        if (variable != null
                && plan.subIndicators()
                        .flatMap(sub -> sub.variables().stream())
                        .noneMatch(known -> known.code().equals(variable))) {
            broken.add(Violation.of("scope.variable", "unknown", variable));
        }
        if (variable != null && office == null) {
            broken.add(Violation.of("scope.office", "required"));
        }
    }

    /** @throws Problem 409 extension-revoked when somebody was faster */
    @Transactional
    Extension revoke(String round, UUID id, String reason, Actor by) {
        rounds.locked(round);
        Extension found = find(round, id);
        if (found.revoked() != null) {
            throw Problem.of(REVOKED);
        }
        Extension revoked = database.sql("""
                        update window_extension set revoked_at = :now, revoked_reason = :reason, revoked_by_id = :byId,
                            revoked_by_name = :byName, revoked_by_organisation = :byOrganisation
                        where id = :id returning *""")
                .param("now", now())
                .param("reason", reason)
                .param("byId", by.id())
                .param("byName", by.name())
                .param("byOrganisation", by.organisation())
                .param("id", id)
                .query(Extensions::read)
                .single();
        tell(revoked);
        return revoked;
    }

    /** Newest first, those before the given number. */
    @Transactional(readOnly = true)
    List<Extension> before(String round, long number, int most) {
        if (rounds.find(round).isEmpty()) {
            throw Problem.notFound("round", round);
        }
        return database.sql("""
                        select * from window_extension where round = :round and number < :number order by number desc limit :most""")
                .param("round", round)
                .param("number", number)
                .param("most", most)
                .query(Extensions::read)
                .list();
    }

    private Extension find(String round, UUID id) {
        return database.sql("select * from window_extension where round = :round and id = :id")
                .param("round", round)
                .param("id", id)
                .query(Extensions::read)
                .optional()
                .orElseThrow(() -> Problem.notFound("extension", id.toString()));
    }

    private void tell(Extension extension) {
        outbox.append(new OutboxEvent(
                RoundFrames.TOPIC,
                extension.round(),
                rounds.nextSequence(extension.round(), 0),
                WindowExtended.TYPE,
                WindowExtended.from(extension)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Extension read(ResultSet row, int number) throws SQLException {
        Actor revokedBy = Actor.read(row, "revoked_by_");
        return new Extension(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("round"),
                Extension.Window.valueOf(row.getString("time_window")),
                row.getObject("until", LocalDate.class),
                new Extension.Scope(row.getString("bureau"), row.getString("office"), row.getString("variable")),
                row.getString("reason"),
                Objects.requireNonNull(Actor.read(row, "by_")),
                instant(row, "made_at"),
                revokedBy == null
                        ? null
                        : new Extension.Revocation(
                                revokedBy, instant(row, "revoked_at"), row.getString("revoked_reason")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
