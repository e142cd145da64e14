package org.rabrong.confirmation.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ItemId;
import org.rabrong.confirmation.decision.ItemRows;
import org.rabrong.confirmation.decision.ItemStatus;
import org.rabrong.confirmation.decision.ItemView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the views, one query a page whatever its length; of the items, those that are assigned. */
@Component
@Transactional(readOnly = true)
class Worklist {

    private static final String CHOSEN = """
            and i.assigned and (cast(:statuses as text[]) is null or i.status = any (:statuses))
            and (cast(:since as timestamptz) is null or i.reported_at >= :since)
            """;

    private static final String BY_VARIABLE = ItemRows.pageOf("variable") + """
            where i.round = :round and i.variable = :variable
              and (cast(:kind as text) is null or o.kind = :kind)
              and (cast(:after as text) is null or (coalesce(o.sort_key, ''), i.office)
                  > (coalesce((select sort_key from organisation where code = :after), ''), :after))
            """ + CHOSEN + """
            order by coalesce(o.sort_key, ''), i.office
            limit :limit""";

    private static final String BY_OFFICE = ItemRows.pageOf("office") + """
            where i.round = :round and i.office = :office
              and (cast(:kind as text) is null or o.kind = :kind)
              and (:all or coalesce(v.bureau, i.bureau) = any (cast(:bureaus as text[])))
              and (cast(:after as text) is null or (coalesce(v.position, 9999), i.variable)
                  > (coalesce((
                      select p.position from plan_variable p
                      where p.plan = w.plan and p.version = w.plan_version and p.variable = :after), 9999), :after))
            """ + CHOSEN + """
            order by coalesce(v.position, 9999), i.variable
            limit :limit""";

    private static final String ONE =
            ItemRows.SELECT + "where i.round = :round and i.variable = :variable and i.office = :office and i.assigned";

    private static final String VARIABLES = """
            select v.*,
                count(*) filter (where i.status = 'NOT_REPORTED') as "NOT_REPORTED",
                count(*) filter (where i.status = 'AWAITING') as "AWAITING",
                count(*) filter (where i.status = 'REJECTED') as "REJECTED",
                count(*) filter (where i.status = 'CONFIRMED') as "CONFIRMED"
            from round_schedule w
            join plan_variable v on v.plan = w.plan and v.version = w.plan_version
            left join item i on i.round = w.round and i.variable = v.variable and i.assigned
            where w.round = :round and (:all or v.bureau = any (cast(:bureaus as text[])))
              and (cast(:after as text) is null
                  or v.position > (
                      select p.position from plan_variable p
                      where p.plan = w.plan and p.version = w.plan_version and p.variable = :after))
            group by v.plan, v.version, v.variable
            order by v.position
            limit :limit""";

    private final JdbcClient jdbc;

    Worklist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of a worklist is read; null members let everything through.
     *
     * @param kind of office: PRIMARY or SECONDARY
     * @param changedSince the office reported or cleared since then
     */
    record Filter(
            @Nullable List<ItemStatus> statuses,
            @Nullable String kind,
            @Nullable Instant changedSince) {}

    /** ตามตัวชี้วัด: the offices by their Thai names. */
    List<ItemView> byVariable(String round, String variable, Filter filter, @Nullable String afterOffice, int limit) {
        return filtered(jdbc.sql(BY_VARIABLE), filter)
                .param("round", round)
                .param("variable", variable)
                .param("after", afterOffice)
                .param("limit", limit)
                .query((row, _) -> ItemRows.view(row))
                .list();
    }

    /** ตามหน่วยงาน: the variables of the bureaus in the plan's order. */
    List<ItemView> byOffice(
            String round, String office, Whose whose, Filter filter, @Nullable String afterVariable, int limit) {
        return filtered(jdbc.sql(BY_OFFICE), filter)
                .param("round", round)
                .param("office", office)
                .param("all", whose.all())
                .param("bureaus", whose.bureaus().toArray(String[]::new))
                .param("after", afterVariable)
                .param("limit", limit)
                .query((row, _) -> ItemRows.view(row))
                .list();
    }

    private static StatementSpec filtered(StatementSpec query, Filter filter) {
        List<ItemStatus> statuses = filter.statuses();
        Instant since = filter.changedSince();
        return query.param(
                        "statuses",
                        statuses == null
                                ? null
                                : statuses.stream().map(ItemStatus::name).toArray(String[]::new),
                        Types.ARRAY)
                .param("kind", filter.kind(), Types.VARCHAR)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    Optional<ItemView> one(ItemId id) {
        return jdbc.sql(ONE)
                .param("round", id.round())
                .param("variable", id.variable())
                .param("office", id.office())
                .query((row, _) -> ItemRows.view(row))
                .optional();
    }

    /** What the bureaus certify in the round, in the plan's order. */
    List<VariableResponse> variables(String round, Whose whose, @Nullable String afterVariable, int limit) {
        return jdbc.sql(VARIABLES)
                .param("round", round)
                .param("all", whose.all())
                .param("bureaus", whose.bureaus().toArray(String[]::new))
                .param("after", afterVariable)
                .param("limit", limit)
                .query((row, _) -> variable(row))
                .list();
    }

    /** Whose variables are shown: those of some bureaus, or all. */
    record Whose(boolean all, Collection<String> bureaus) {}

    private static VariableResponse variable(ResultSet row) throws SQLException {
        Map<ItemStatus, Integer> counts = new EnumMap<>(ItemStatus.class);
        for (ItemStatus status : ItemStatus.values()) {
            counts.put(status, row.getInt(status.name()));
        }
        return new VariableResponse(
                row.getString("variable"),
                row.getString("sub_indicator"),
                row.getString("name_th"),
                row.getString("sub_indicator_name_th"),
                row.getString("indicator_code"),
                row.getString("indicator_name_th"),
                row.getString("dimension_code"),
                row.getString("dimension_name_th"),
                row.getString("unit_th"),
                row.getBoolean("audit_mode") ? "AUDIT" : "NORMAL",
                counts);
    }
}
