package org.rabrong.confirmation.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ItemStatus;
import org.rabrong.confirmation.home.HomeView.BureauLine;
import org.rabrong.confirmation.home.HomeView.Figures;
import org.rabrong.confirmation.home.HomeView.SlowOffice;
import org.rabrong.confirmation.home.HomeView.UnfixedItem;
import org.rabrong.confirmation.home.HomeView.VariableLine;
import org.rabrong.confirmation.home.HomeView.WaitingItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the bureau's home. The items of the round's own version of the plan are counted once, by variable and by office at the same time; lists are
 * read only of the variables that have something for them.
 */
@Component
@Transactional(readOnly = true)
class Home {

    /** Most rows of each list. */
    static final int SHOWN = 10;

    /** The round's window, and the variables with their last day; what is extended for single offices only is not the variable's. */
    private static final String VARIABLES = """
            select v.variable, v.name_th, v.sub_indicator, v.sub_indicator_name_th, v.bureau, v.audit_mode, b.name_th as bureau_name,
                w.certification_opens, greatest(w.certification_closes, (
                    select max(x.until) from certification_extension x
                    where x.round = w.round and x.office is null and (x.bureau is null or x.bureau = v.bureau)
                      and (x.variable is null or x.variable = v.variable))) as closes
            from round_schedule w
            left join plan_variable v on v.plan = w.plan and v.version = w.plan_version
                and (:all or v.bureau = any (cast(:bureaus as text[])))
            left join organisation b on b.code = v.bureau
            where w.round = :round
            order by v.position""";

    /** The day by which the office may still answer is over. */
    private static final String ENDED =
            "(i.status in ('NOT_REPORTED', 'REJECTED') and greatest(i.fix_by, i.reopened_until) < :today)";

    private static final String UNFIXED = "(i.fix_by is not null and " + ENDED + ")";

    private static final String FIGURES = """
            select m.variable, i.office,
                count(*) filter (where i.status = 'NOT_REPORTED') as "NOT_REPORTED",
                count(*) filter (where i.status = 'AWAITING') as "AWAITING",
                count(*) filter (where i.status = 'REJECTED') as "REJECTED",
                count(*) filter (where i.status = 'CONFIRMED') as "CONFIRMED",
                min(i.reported_at) filter (where i.status = 'AWAITING') as waiting_since,
                count(*) filter (where i.status = 'AWAITING' and i.reported_at > :since) as fresh,
                count(*) filter (where i.status = 'AWAITING' and i.reported_at > :since and i.decided_at is not null) as corrections,
                count(*) filter (where i.status = 'AWAITING' and i.reported_at < :overdue) as overdue,
                count(*) filter (where ${unfixed}) as unfixed,
                count(*) filter (where i.status = 'REJECTED' or i.status = 'NOT_REPORTED' and m.near or ${ended}) as owed,
                min(i.decided_at) filter (where i.status = 'REJECTED') as refused_since,
                count(*) filter (where ${ended}) as ended,
                count(*) filter (where i.status = 'NOT_REPORTED' and m.near) as unreported
            from unnest(cast(:variables as text[]), cast(:nears as boolean[])) as m (variable, near)
            join item i on i.round = :round and i.variable = m.variable and i.assigned
            group by grouping sets ((m.variable), (i.office))""".replace("${unfixed}", UNFIXED).replace("${ended}", ENDED);

    private static final String ITEMS = """
            select i.variable, i.office, o.name_th, i.reported_at, i.decided_at, i.fix_by, i.reason
            from unnest(cast(:variables as text[])) as m (variable)
            join item i on i.round = :round and i.variable = m.variable and i.assigned
            left join organisation o on o.code = i.office
            where\s""";

    private static final String NEWEST = ITEMS + """
            i.status = 'AWAITING' and i.reported_at > :since
            order by i.reported_at desc, i.variable, i.office limit :limit""";

    private static final String LONGEST = ITEMS + """
            i.status = 'AWAITING' and i.reported_at < :overdue
            order by i.reported_at, i.variable, i.office limit :limit""";

    private static final String LONGEST_UNFIXED =
            ITEMS + UNFIXED + " order by i.fix_by, i.variable, i.office limit :limit";

    /** Of the slow offices' items that are refused now. */
    private static final String REFUSALS = """
            select n.office, o.name_th, (
                select count(*) from item i
                join item_history h on h.round = i.round and h.variable = i.variable and h.office = i.office and h.step = 'rejected'
                where i.round = :round and i.office = n.office and i.status = 'REJECTED' and i.assigned
                  and i.variable = any (cast(:variables as text[]))) as refusals
            from unnest(cast(:offices as text[])) as n (office)
            left join organisation o on o.code = n.office""";

    private static final Comparator<Office> SLOWEST_FIRST = Comparator.comparingInt(Office::ended)
            .thenComparingInt(Office::refused)
            .thenComparingInt(Office::unreported)
            .reversed()
            .thenComparing(Office::refusedSince, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Office::code);

    private final JdbcClient jdbc;
    private final HomeProperties settings;
    private final Clock clock;

    Home(JdbcClient jdbc, HomeProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whose variables: those of some bureaus, or all. */
    record Whose(boolean all, Collection<String> bureaus) {}

    private record Variable(
            String code,
            String nameTh,
            String subIndicator,
            String subIndicatorNameTh,
            String bureau,
            @Nullable String bureauNameTh,
            String mode,
            LocalDate closes) {}

    private record Window(LocalDate opens, LocalDate closes) {}

    private record Office(
            String code, int owed, int refused, @Nullable Instant refusedSince, int ended, int unreported) {}

    /** Empty where there is no such round. */
    Optional<HomeView> read(String round, Whose whose, @Nullable Instant sinceGiven) {
        Instant now = clock.instant();
        Instant since = sinceGiven == null ? now.minus(1, ChronoUnit.DAYS) : sinceGiven;
        LocalDate today = LocalDate.now(clock);
        List<Variable> variables = new ArrayList<>();
        Window window = variables(round, whose, variables);
        if (window == null) {
            return Optional.empty();
        }
        Asked asked = new Asked(round, since, today, startOf(today.minusDays(settings.overdueAfterDays())));
        Map<String, Figures> figures = new HashMap<>();
        List<Office> offices = new ArrayList<>();
        if (!variables.isEmpty()) {
            count(asked, variables, figures, offices);
        }
        List<VariableLine> lines = variables.stream()
                .map(variable -> line(variable, figures.getOrDefault(variable.code(), NOTHING), today))
                .toList();
        offices.sort(SLOWEST_FIRST);
        LocalDate closes = variables.stream()
                .map(Variable::closes)
                .min(Comparator.naturalOrder())
                .orElse(window.closes());
        return Optional.of(new HomeView(
                round,
                now,
                since,
                settings.overdueAfterDays(),
                window.opens(),
                closes,
                ChronoUnit.DAYS.between(today, closes),
                sum(lines),
                bureaus(variables, lines),
                lines,
                waiting(NEWEST, asked, lines, Figures::fresh),
                waiting(LONGEST, asked, lines, Figures::overdue),
                unfixed(asked, lines),
                slow(asked, variables, offices.subList(0, Math.min(SHOWN, offices.size()))),
                offices.size()));
    }

    /** What every query is asked with. */
    private record Asked(String round, Instant since, LocalDate today, Instant overdue) {

        StatementSpec of(StatementSpec sql, List<String> variables) {
            return sql.param("round", round)
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .param("today", today)
                    .param("overdue", overdue.atOffset(ZoneOffset.UTC))
                    .param("limit", SHOWN)
                    .param("variables", variables.toArray(String[]::new));
        }
    }

    /** A report waits more than some days when it came before that day began. */
    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** Adds them in the plan's order; the answer is null where the round is not known. */
    private @Nullable Window variables(String round, Whose whose, List<Variable> variables) {
        List<Window> windows = jdbc.sql(VARIABLES)
                .param("round", round)
                .param("all", whose.all())
                .param("bureaus", whose.bureaus().toArray(String[]::new))
                .query((row, _) -> {
                    Window window = new Window(
                            row.getObject("certification_opens", LocalDate.class),
                            row.getObject("closes", LocalDate.class));
                    if (row.getString("variable") != null) {
                        variables.add(new Variable(
                                row.getString("variable"),
                                row.getString("name_th"),
                                row.getString("sub_indicator"),
                                row.getString("sub_indicator_name_th"),
                                row.getString("bureau"),
                                row.getString("bureau_name"),
                                row.getBoolean("audit_mode") ? "AUDIT" : "NORMAL",
                                window.closes()));
                    }
                    return window;
                })
                .list();
        return windows.isEmpty() ? null : windows.getFirst();
    }

    private void count(Asked asked, List<Variable> variables, Map<String, Figures> figures, List<Office> offices) {
        asked.of(jdbc.sql(FIGURES), variables.stream().map(Variable::code).toList())
                .param(
                        "nears",
                        variables.stream()
                                .map(variable -> isNear(variable, asked.today()))
                                .toArray(Boolean[]::new))
                .query(row -> {
                    String variable = row.getString("variable");
                    if (variable != null) {
                        figures.put(variable, figures(row));
                    } else if (row.getInt("owed") > 0) {
                        offices.add(new Office(
                                row.getString("office"),
                                row.getInt("owed"),
                                row.getInt("REJECTED"),
                                instant(row, "refused_since"),
                                row.getInt("ended"),
                                row.getInt("unreported")));
                    }
                });
    }

    /** Shortly before the end of its certification; what was not reported by then is late whatever follows. */
    private boolean isNear(Variable variable, LocalDate today) {
        return !today.isBefore(variable.closes().minusDays(settings.nearDays()));
    }

    private static final Figures NOTHING = new Figures(counts(status -> 0), null, 0, 0, 0, 0);

    private static Map<ItemStatus, Integer> counts(ToIntFunction<ItemStatus> count) {
        Map<ItemStatus, Integer> counts = new EnumMap<>(ItemStatus.class);
        for (ItemStatus status : ItemStatus.values()) {
            counts.put(status, count.applyAsInt(status));
        }
        return counts;
    }

    private static Figures figures(ResultSet row) throws SQLException {
        Map<ItemStatus, Integer> counts = new EnumMap<>(ItemStatus.class);
        for (ItemStatus status : ItemStatus.values()) {
            counts.put(status, row.getInt(status.name()));
        }
        return new Figures(
                counts,
                instant(row, "waiting_since"),
                row.getInt("fresh"),
                row.getInt("corrections"),
                row.getInt("overdue"),
                row.getInt("unfixed"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static VariableLine line(Variable variable, Figures figures, LocalDate today) {
        return new VariableLine(
                variable.code(),
                variable.nameTh(),
                variable.subIndicator(),
                variable.subIndicatorNameTh(),
                variable.bureau(),
                variable.mode(),
                variable.closes(),
                ChronoUnit.DAYS.between(today, variable.closes()),
                figures);
    }

    private static Figures sum(List<VariableLine> lines) {
        List<Figures> all = lines.stream().map(VariableLine::figures).toList();
        return new Figures(
                counts(status -> all.stream()
                        .mapToInt(figures ->
                                Objects.requireNonNull(figures.counts().get(status)))
                        .sum()),
                all.stream()
                        .map(Figures::waitingSince)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                all.stream().mapToInt(Figures::fresh).sum(),
                all.stream().mapToInt(Figures::corrections).sum(),
                all.stream().mapToInt(Figures::overdue).sum(),
                all.stream().mapToInt(Figures::unfixed).sum());
    }

    /** The most work first. */
    private static List<BureauLine> bureaus(List<Variable> variables, List<VariableLine> lines) {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        variables.forEach(variable -> names.put(variable.bureau(), variable.bureauNameTh()));
        List<BureauLine> bureaus = new ArrayList<>();
        names.forEach((bureau, name) -> bureaus.add(new BureauLine(
                bureau,
                name,
                sum(lines.stream().filter(line -> line.bureau().equals(bureau)).toList()))));
        bureaus.sort(Comparator.comparing((BureauLine line) ->
                        Objects.requireNonNull(line.figures().counts().get(ItemStatus.AWAITING)))
                .reversed()
                .thenComparing(BureauLine::bureau));
        return bureaus;
    }

    private List<WaitingItem> waiting(
            String sql, Asked asked, List<VariableLine> lines, ToIntFunction<Figures> relevant) {
        List<String> variables = with(lines, relevant);
        return variables.isEmpty()
                ? List.of()
                : asked.of(jdbc.sql(sql), variables)
                        .query((row, _) -> new WaitingItem(
                                row.getString("variable"),
                                row.getString("office"),
                                row.getString("name_th"),
                                Objects.requireNonNull(instant(row, "reported_at")),
                                instant(row, "decided_at") != null))
                        .list();
    }

    private List<UnfixedItem> unfixed(Asked asked, List<VariableLine> lines) {
        List<String> variables = with(lines, Figures::unfixed);
        return variables.isEmpty()
                ? List.of()
                : asked.of(jdbc.sql(LONGEST_UNFIXED), variables)
                        .query((row, _) -> new UnfixedItem(
                                row.getString("variable"),
                                row.getString("office"),
                                row.getString("name_th"),
                                row.getObject("fix_by", LocalDate.class),
                                instant(row, "decided_at"),
                                row.getString("reason")))
                        .list();
    }

    private static List<String> with(List<VariableLine> lines, ToIntFunction<Figures> relevant) {
        return lines.stream()
                .filter(line -> relevant.applyAsInt(line.figures()) > 0)
                .map(VariableLine::variable)
                .toList();
    }

    private List<SlowOffice> slow(Asked asked, List<Variable> variables, List<Office> slowest) {
        if (slowest.isEmpty()) {
            return List.of();
        }
        record Named(@Nullable String nameTh, int refusals) {}
        Map<String, Named> named = new HashMap<>();
        jdbc.sql(REFUSALS)
                .param("round", asked.round())
                .param("variables", variables.stream().map(Variable::code).toArray(String[]::new))
                .param("offices", slowest.stream().map(Office::code).toArray(String[]::new))
                .query(row -> {
                    named.put(row.getString("office"), new Named(row.getString("name_th"), row.getInt("refusals")));
                });
        return slowest.stream()
                .map(office -> {
                    Named more = Objects.requireNonNull(named.get(office.code()));
                    return new SlowOffice(
                            office.code(),
                            more.nameTh(),
                            office.owed(),
                            office.refused(),
                            office.refusedSince(),
                            more.refusals(),
                            office.ended(),
                            office.unreported());
                })
                .toList();
    }
}
