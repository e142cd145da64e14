package org.rabrong.confirmation.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.deadline.Owed.Undecided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Who owes what until when, by the items as they now are: one query for each kind, whatever the number of items. The windows are read of the
 * few rounds that can end within the days asked for; what has a date of its own is found by that date.
 */
@Component
class OwedItems {

    private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    static final String COUNTS = """
            count(*) filter (where status = 'NOT_REPORTED') as not_reported, count(*) filter (where status = 'AWAITING') as awaiting,
            count(*) filter (where status = 'REJECTED') as rejected, count(*) filter (where changed_since_confirmed) as changed
            """;

    /** Items of the window with their effective last day; {@code %1$s} is the window, {@code %2$s} says which items are owed. */
    private static final String ITEMS_OF_WINDOW = """
            with ending as materialized (
                select w.round, w.plan, w.plan_version, w.name_th, w.%1$s_closes as closes
                from round_schedule w
                where w.%1$s_opens <= :today and w.%1$s_closes <= :to and (cast(:round as text) is null or w.round = :round)
                  and greatest(w.%1$s_closes, (select max(x.until) from %1$s_extension x where x.round = w.round)) >= :from
            ), owed as (
                select i.round, i.variable, i.office, w.name_th, coalesce(v.bureau, i.bureau) as bureau, i.status,
                    i.changed_since_confirmed, greatest(w.closes, max(x.until)) as last_day
                from ending w
                join item i on i.round = w.round and i.assigned and %2$s
                left join plan_variable v on v.plan = w.plan and v.version = w.plan_version and v.variable = i.variable
                left join %1$s_extension x
                  on x.round = i.round and (x.bureau is null or x.bureau = coalesce(v.bureau, i.bureau))
                  and (x.office is null or x.office = i.office) and (x.variable is null or x.variable = i.variable)
                where (cast(:bureaus as text[]) is null or coalesce(v.bureau, i.bureau) = any (cast(:bureaus as text[])))
                  and (cast(:offices as text[]) is null or i.office = any (cast(:offices as text[])))
                group by i.round, i.variable, i.office, w.name_th, w.closes, v.bureau
            )
            """;

    private static final String UNDECIDED =
            ITEMS_OF_WINDOW.formatted("certification", "i.status in ('NOT_REPORTED', 'AWAITING')")
                    + "select round, name_th, bureau, variable, last_day, "
                    + COUNTS + """
                    from owed where last_day between :from and :to
                    group by round, name_th, bureau, variable, last_day
                    order by round, last_day, bureau, variable""";

    /** What was carried forward is not reported again, also where it is refused. */
    private static final String UNREPORTED = ITEMS_OF_WINDOW.formatted(
                    "reporting", "(i.status = 'NOT_REPORTED' or i.status = 'REJECTED' and i.carried_from is null)")
            + "select round, name_th, office, last_day, " + COUNTS + """
            from owed where last_day between :from and :to
            group by round, name_th, office, last_day
            order by round, last_day, office""";

    /** {@code %1$s} is the date, {@code %2$s} says which items are owed. */
    private static final String OF_A_DATE = "select i.round, w.name_th, i.office, i.%1$s as last_day, " + COUNTS + """
            from item i
            left join round_schedule w on w.round = i.round
            where i.%1$s between :from and :to and i.assigned and (cast(:round as text) is null or i.round = :round)
              and (cast(:offices as text[]) is null or i.office = any (cast(:offices as text[]))) and %2$s
            group by i.round, w.name_th, i.office, i.%1$s
            order by i.round, i.%1$s, i.office""";

    /** A value that was cleared is owed again; one that was reported anew is not. */
    private static final String TO_FIX = OF_A_DATE.formatted("fix_by", "i.status in ('REJECTED', 'NOT_REPORTED')");

    /** A value that stands as it stood when its item was reopened: the office has not answered. */
    private static final String REOPENED = OF_A_DATE.formatted("reopened_until", """
            (i.status in ('REJECTED', 'NOT_REPORTED') or i.status = 'AWAITING' and i.revision = coalesce((
                select h.revision from item_history h
                where h.round = i.round and h.variable = i.variable and h.office = i.office and h.step = 'reopened'
                order by h.sequence desc limit 1), i.revision))""");

    private final JdbcClient jdbc;

    OwedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked about.
     *
     * @param from earliest last day
     * @param to latest last day
     * @param round null for all rounds
     * @param recipients null for all; of them, the offices or the bureaus count
     */
    record Question(
            LocalDate today,
            LocalDate from,
            LocalDate to,
            @Nullable String round,
            @Nullable Collection<Recipient> recipients) {

        static Question ofAll(LocalDate today, LocalDate from, LocalDate to) {
            return new Question(today, from, to, null, null);
        }

        /** What is still open in the round. */
        static Question stillOpen(LocalDate today, String round) {
            return new Question(today, today, FOR_EVER, round, null);
        }
    }

    /** Answers for one kind; {@link NoticeKind#UNDECIDED_AT_END} is about all bureaus, whoever is told. */
    List<Owed> of(NoticeKind kind, Question question) {
        return switch (kind) {
            case REPORTING_ENDS -> byOffice(kind, UNREPORTED, question);
            case FIX_BY_ENDS -> byOffice(kind, TO_FIX, question);
            case REOPENING_ENDS -> byOffice(kind, REOPENED, question);
            case CERTIFICATION_ENDS -> byBureau(undecided(question));
            case UNDECIDED_AT_END ->
                totals(undecided(
                        new Question(question.today(), question.from(), question.to(), question.round(), null)));
        };
    }

    /** By round, last day, bureau and variable. */
    List<Undecided> undecided(Question question) {
        return statement(UNDECIDED, question, Recipient::bureau)
                .query((row, _) -> undecided(row))
                .list();
    }

    private List<Owed> byOffice(NoticeKind kind, String sql, Question question) {
        return statement(sql, question, Recipient::office)
                .query((row, _) -> new Owed(
                        kind,
                        row.getString("round"),
                        row.getString("name_th"),
                        Recipient.office(row.getString("office")),
                        row.getObject("last_day", LocalDate.class),
                        Counts.of(row)))
                .list();
    }

    /** The whole of each round and day, once for psdg and once for the executives. */
    static List<Owed> totals(List<Undecided> undecided) {
        List<Owed> totals = new ArrayList<>(summed(undecided, NoticeKind.UNDECIDED_AT_END, Recipient.PSDG));
        totals.addAll(summed(undecided, NoticeKind.UNDECIDED_AT_END, Recipient.EXECUTIVES));
        return totals;
    }

    private static List<Owed> byBureau(List<Undecided> undecided) {
        return summed(undecided, NoticeKind.CERTIFICATION_ENDS, null);
    }

    /** @param recipient of all, or null for the bureau of each */
    private static List<Owed> summed(List<Undecided> undecided, NoticeKind kind, @Nullable Recipient recipient) {
        record Key(String round, @Nullable String name, Recipient recipient, LocalDate lastDay) {}
        Map<Key, Counts> sums = new LinkedHashMap<>();
        for (Undecided each : undecided) {
            Recipient told = recipient == null ? Recipient.bureau(each.bureau()) : recipient;
            sums.merge(new Key(each.round(), each.roundName(), told, each.lastDay()), each.counts(), Counts::plus);
        }
        return sums.entrySet().stream()
                .map(sum -> new Owed(
                        kind,
                        sum.getKey().round(),
                        sum.getKey().name(),
                        sum.getKey().recipient(),
                        sum.getKey().lastDay(),
                        sum.getValue()))
                .toList();
    }

    private interface OfCode {
        Recipient of(String code);
    }

    private StatementSpec statement(String sql, Question question, OfCode own) {
        String[] codes = codes(question.recipients(), own);
        boolean bureaus = sql.equals(UNDECIDED);
        StatementSpec statement = jdbc.sql(sql)
                .param("from", question.from())
                .param("to", question.to())
                .param("round", question.round())
                .param("offices", bureaus ? null : codes);
        if (bureaus || sql.equals(UNREPORTED)) {
            statement = statement.param("today", question.today()).param("bureaus", bureaus ? codes : null);
        }
        return statement;
    }

    /** Codes of those recipients that are offices, or bureaus. */
    private static String @Nullable [] codes(@Nullable Collection<Recipient> recipients, OfCode own) {
        if (recipients == null) {
            return null;
        }
        List<String> codes = new ArrayList<>();
        for (Recipient recipient : recipients) {
            String code = recipient.organisation();
            if (code != null && own.of(code).equals(recipient)) {
                codes.add(code);
            }
        }
        return codes.toArray(String[]::new);
    }

    private static Undecided undecided(ResultSet row) throws SQLException {
        return new Undecided(
                row.getString("round"),
                row.getString("name_th"),
                row.getString("bureau"),
                row.getString("variable"),
                row.getObject("last_day", LocalDate.class),
                Counts.of(row));
    }
}
