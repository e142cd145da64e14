package org.rabrong.submission.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads items with all that belongs to them in one query, whether one item, some, or a sheet. An item whose plan has not arrived yet is not
 * there; it appears with the plan.
 */
@Component
public class Items {

    private static final String SELECT = """
            select e.round, e.office, e.variable, e.sequence, e.revision, e.value, e.reported_by, e.reported_at, e.explanations,
              v.position, v.sub_indicator, v.name_th, v.description, v.unit_th, v.min, v.max, v.decimals, v.evidence_required,
              v.deviation_percent, r.reporting_opens, r.reporting_closes, greatest(r.reporting_closes, x.until) as last_day,
              c.status, c.value as certified_value, c.revision as certified_revision, c.reason, c.fix_by, c.reopened_until, c.carried_from,
              p.round as previous_round, p.value as previous_value, v.denominator, d.value as denominator_value,
              coalesce(n.files, 0) as files, coalesce(n.office_files, 0) as office_files, s.official, s.self_assessed
            from entry e
            join round r on r.round = e.round
            join plan_variable v on v.plan = r.plan and v.version = r.plan_version and v.variable = e.variable
            left join certification c on c.round = e.round and c.office = e.office and c.variable = e.variable
            left join standing d on d.round = e.round and d.office = e.office and d.variable = v.denominator
            left join evidence_count n on n.round = e.round and n.office = e.office and n.variable = e.variable
            left join score s on s.round = e.round and s.office = e.office and s.sub_indicator = v.sub_indicator
            left join lateral (
              select max(until) as until from extension
              where round = e.round and not revoked and (bureau is null or bureau = v.bureau)
                and (office is null or office = e.office) and (variable is null or variable = e.variable)) x on true
            left join lateral (
              select earlier.round, t.value
              from round earlier join standing t on t.round = earlier.round and t.office = e.office and t.variable = e.variable
              where earlier.plan = r.plan and earlier.months < r.months
              order by earlier.months desc, earlier.round limit 1) p on true
            where e.round = :round and e.office = :office and e.assigned""";

    private static final String SOME = SELECT + " and e.variable = any (:variables::text[])";

    // Only the entries' rows: when another person's change is waited for, PostgreSQL reads the row anew after that.
    // Always in the same order: two who want the same rows never wait for each other
    private static final String SOME_LOCKED = SOME + " order by e.variable for no key update of e";

    private static final String SHEET = SELECT + " and v.position > :after order by v.position limit :limit";

    private final JdbcClient database;

    Items(JdbcClient database) {
        this.database = database;
    }

    Optional<Item> find(ItemId id) {
        return find(id.round(), id.office(), List.of(id.variable())).stream().findFirst();
    }

    List<Item> find(String round, String office, Collection<String> variables) {
        return some(SOME, round, office, variables);
    }

    /** Keeps others from changing the items until the transaction ends. */
    List<Item> lock(String round, String office, Collection<String> variables) {
        return some(SOME_LOCKED, round, office, variables);
    }

    /**
     * An office's items in the plan's order.
     *
     * @param after position of the last item that the caller has, 0 to begin
     * @throws Problem 404 if the round is not known
     */
    public List<Item> sheet(String round, String office, int after, int limit) {
        if (!ItemId.isPossible(round) || !ItemId.isPossible(office)) {
            requireRound(round);
            return List.of();
        }
        List<Item> items = database.sql(SHEET)
                .param("round", round)
                .param("office", office)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> item(row))
                .list();
        if (items.isEmpty()) {
            requireRound(round);
        }
        return items;
    }

    /** @throws Problem 404 if the round is not known */
    public void requireRound(String round) {
        if (!ItemId.isPossible(round) || !roundExists(round)) {
            throw Problem.notFound("round", round);
        }
    }

    /** @throws Problem 404 if the round is not known, or the item is not asked for */
    void requireItem(ItemId id) {
        requireRound(id.round());
        if (!id.isPossible() || !isAskedFor(id)) {
            throw Problem.notFound("item", id.key());
        }
    }

    private boolean isAskedFor(ItemId id) {
        return database.sql("""
                        select exists (
                          select from entry where round = :round and office = :office and variable = :variable and assigned)""")
                .param("round", id.round())
                .param("office", id.office())
                .param("variable", id.variable())
                .query(Boolean.class)
                .single();
    }

    private boolean roundExists(String round) {
        return database.sql("select exists (select from round where round = :round)")
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    /** Of these variables, those that are asked of the office although nothing of the round's plan version has arrived yet. */
    Set<String> waitingForPlan(String round, String office, Collection<String> variables) {
        return new HashSet<>(database.sql("""
                        select e.variable from entry e join round r on r.round = e.round
                        where e.round = :round and e.office = :office and e.variable = any (:variables::text[]) and e.assigned and not exists (
                          select from plan_variable v where v.plan = r.plan and v.version = r.plan_version)""")
                .param("round", round)
                .param("office", office)
                .param("variables", possible(variables))
                .query(String.class)
                .list());
    }

    private List<Item> some(String sql, String round, String office, Collection<String> variables) {
        String[] possible = possible(variables);
        if (!ItemId.isPossible(round) || !ItemId.isPossible(office) || possible.length == 0) {
            return List.of();
        }
        return database.sql(sql)
                .param("round", round)
                .param("office", office)
                .param("variables", possible)
                .query((row, number) -> item(row))
                .list();
    }

    private static String[] possible(Collection<String> variables) {
        return variables.stream().filter(ItemId::isPossible).toArray(String[]::new);
    }

    private static Item item(ResultSet row) throws SQLException {
        String previousRound = row.getString("previous_round");
        String denominator = row.getString("denominator");
        return new Item(
                entry(row),
                variable(row),
                new ReportingWindow(
                        row.getObject("reporting_opens", LocalDate.class),
                        row.getObject("reporting_closes", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)),
                certification(row),
                previousRound == null ? null : new Previous(previousRound, row.getString("previous_value")),
                denominator == null ? null : new Item.Whole(denominator, row.getString("denominator_value")),
                row.getInt("files"),
                row.getInt("office_files"),
                row.getString("official"),
                row.getString("self_assessed"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new ItemId(row.getString("round"), row.getString("office"), row.getString("variable")),
                row.getLong("sequence"),
                row.getLong("revision"),
                row.getString("value"),
                row.getString("reported_by"),
                instant(row, "reported_at"),
                Explanations.read(row.getString("explanations")));
    }

    private static Variable variable(ResultSet row) throws SQLException {
        return new Variable(
                row.getInt("position"),
                row.getString("sub_indicator"),
                row.getString("name_th"),
                row.getString("description"),
                row.getString("unit_th"),
                new ValueRules(row.getBigDecimal("min"), row.getBigDecimal("max"), row.getInt("decimals")),
                row.getBoolean("evidence_required"),
                row.getInt("deviation_percent"));
    }

    private static Certification certification(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return status == null
                ? Certification.NONE
                : new Certification(
                        ItemStatus.valueOf(status),
                        row.getString("certified_value"),
                        row.getLong("certified_revision"),
                        row.getString("reason"),
                        row.getObject("fix_by", LocalDate.class),
                        row.getObject("reopened_until", LocalDate.class),
                        row.getString("carried_from"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
