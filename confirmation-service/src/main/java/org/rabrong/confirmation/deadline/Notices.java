package org.rabrong.confirmation.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was told: each once, kept with its event in one transaction. */
@Component
class Notices {

    static final String TOPIC = "rabrong.notices.v1";
    private static final String TOLD = "org.rabrong.notices.told.v1";

    private static final String SELECT =
            "select n.*, w.name_th from notice n left join round_schedule w on w.round = n.round ";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final NoticeTexts texts;

    Notices(JdbcClient jdbc, Outbox outbox, NoticeTexts texts) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.texts = texts;
    }

    /** Those that were not told yet. */
    List<Notice> notToldYet(List<Notice> due) {
        Set<UUID> told = new HashSet<>(jdbc.sql("select id from notice where id = any (:ids)")
                .param("ids", due.stream().map(Notice::id).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        return due.stream().filter(notice -> !told.contains(notice.id())).toList();
    }

    /**
     * Keeps and tells those that nobody told before; runs in the caller's transaction.
     *
     * @return those that it told
     */
    List<Notice> tell(List<Notice> notices) {
        if (notices.isEmpty()) {
            return List.of();
        }
        Set<UUID> kept = new HashSet<>(keep(notices));
        List<Notice> told =
                notices.stream().filter(notice -> kept.contains(notice.id())).toList();
        Map<String, Long> next = nextSequences(told);
        List<OutboxEvent> events = new ArrayList<>(told.size());
        for (Notice notice : told) {
            String key = notice.recipient().key();
            long sequence = next.merge(key, 1L, Long::sum) - 1;
            events.add(new OutboxEvent(TOPIC, key, sequence, TOLD, NoticeTold.of(notice, texts)));
        }
        outbox.appendAll(events);
        return told;
    }

    /** Told to one of the recipients, of days from then on, the reminder that came last of each; in no particular order. */
    List<Notice> toldTo(Collection<Recipient> recipients, @Nullable String round, LocalDate from) {
        return jdbc.sql("""
                        select distinct on (n.kind, n.role, n.organisation, n.round, n.due_day) n.*, w.name_th
                        from unnest(cast(:roles as text[]), cast(:organisations as text[])) as r (role, organisation)
                        join notice n on n.role = r.role and n.organisation is not distinct from r.organisation
                        left join round_schedule w on w.round = n.round
                        where n.due_day >= :from and (cast(:round as text) is null or n.round = :round)
                        order by n.kind, n.role, n.organisation, n.round, n.due_day, n.lead""")
                .param(
                        "roles",
                        recipients.stream().map(one -> one.role().name()).toArray(String[]::new))
                .param(
                        "organisations",
                        recipients.stream().map(Recipient::organisation).toArray(String[]::new))
                .param("from", from)
                .param("round", round)
                .query((row, _) -> notice(row))
                .list();
    }

    /** A told notice with its place in the order of telling. */
    record Numbered(long number, Notice notice) {}

    /** The newest first. */
    List<Numbered> newest(long before, int limit) {
        return jdbc.sql(SELECT + "where n.number < :before order by n.number desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new Numbered(row.getLong("number"), notice(row)))
                .list();
    }

    private List<UUID> keep(List<Notice> notices) {
        return jdbc.sql("""
                        insert into notice (id, kind, severity, round, role, organisation, due_day, lead, not_reported, awaiting,
                            rejected, changed, told_at)
                        select id, kind, severity, round, role, organisation, cast(due_day as date), lead, not_reported, awaiting,
                            rejected, changed, :at
                        from unnest(:ids, :kinds::text[], :severities::text[], :rounds::text[], :roles::text[],
                            :organisations::text[], :days::text[], :leads, :notReported, :awaiting, :rejected, :changed)
                            with ordinality as t (id, kind, severity, round, role, organisation, due_day, lead, not_reported,
                                awaiting, rejected, changed, position)
                        order by position
                        on conflict do nothing
                        returning id""")
                .param("at", notices.getFirst().toldAt().atOffset(ZoneOffset.UTC))
                .param("ids", notices.stream().map(Notice::id).toArray(UUID[]::new))
                .param("kinds", texts(notices, notice -> notice.kind().name()))
                .param("severities", texts(notices, notice -> notice.severity().name()))
                .param("rounds", texts(notices, Notice::round))
                .param(
                        "roles",
                        texts(notices, notice -> notice.recipient().role().name()))
                .param(
                        "organisations",
                        texts(notices, notice -> notice.recipient().organisation()))
                .param("days", texts(notices, notice -> notice.dueDay().toString()))
                .param("leads", notices.stream().mapToInt(Notice::lead).toArray())
                .param("notReported", counts(notices, Counts::notReported))
                .param("awaiting", counts(notices, Counts::awaiting))
                .param("rejected", counts(notices, Counts::rejected))
                .param("changed", counts(notices, Counts::changed))
                .query(UUID.class)
                .list();
    }

    /** The first sequence of each recipient's new events; as many as there are notices are taken. */
    private Map<String, Long> nextSequences(List<Notice> told) {
        Map<String, Long> many = told.stream()
                .collect(
                        Collectors.groupingBy(notice -> notice.recipient().key(), TreeMap::new, Collectors.counting()));
        Map<String, Long> next = new TreeMap<>();
        jdbc.sql("""
                        insert into notice_recipient (recipient, sequence)
                        select recipient, many from unnest(:recipients::text[], :many) as t (recipient, many) order by recipient
                        on conflict (recipient) do update set sequence = notice_recipient.sequence + excluded.sequence
                        returning recipient, sequence""")
                .param("recipients", many.keySet().toArray(String[]::new))
                .param("many", many.values().stream().mapToLong(Long::longValue).toArray())
                .query(row -> {
                    String recipient = row.getString("recipient");
                    next.put(recipient, row.getLong("sequence") - many.getOrDefault(recipient, 0L) + 1);
                });
        return next;
    }

    private static @Nullable String[] texts(List<Notice> notices, Function<Notice, @Nullable String> member) {
        return notices.stream().map(member).toArray(String[]::new);
    }

    private static int[] counts(List<Notice> notices, Function<Counts, Integer> member) {
        return notices.stream()
                .mapToInt(notice -> member.apply(notice.counts()))
                .toArray();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getString("round"),
                row.getString("name_th"),
                new Recipient(Role.valueOf(row.getString("role")), row.getString("organisation")),
                row.getObject("due_day", LocalDate.class),
                row.getInt("lead"),
                Counts.of(row),
                row.getObject("told_at", OffsetDateTime.class).toInstant());
    }
}
