package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.Comparison.Explanation;
import org.rabrong.confirmation.decision.Comparison.Previous;
import org.rabrong.rules.plausibility.ReportedFigure.Denominator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How items are read together with what surrounds them: always one query, whatever the number of rows. */
public final class ItemRows {

    /** The surroundings, for a query that names the item {@code i}. */
    static final String FACTS = """
            coalesce(v.bureau, i.bureau) as certifying_bureau, coalesce(v.audit_mode, false) as audit_mode,
            coalesce(v.four_eyes, false) as four_eyes,
            w.certification_opens, greatest(w.certification_closes, (
                select max(x.until) from certification_extension x
                where x.round = i.round and (x.bureau is null or x.bureau = coalesce(v.bureau, i.bureau))
                  and (x.office is null or x.office = i.office) and (x.variable is null or x.variable = i.variable)
            )) as certification_closes, v.name_th as variable_name, v.unit_th as unit,
            o.name_th as office_name, o.kind as office_kind, coalesce(e.files, 0) as files,
            coalesce(s.self_assessed, 1.0000) as self_score, coalesce(s.official, 1.0000) as official_score,
            previous.round as previous_round, previous.value as previous_value,
            coalesce(v.deviation_percent, 0) as deviation_percent, d.variable as denominator, d.value as denominator_value,
            coalesce(v.evidence_required, false) as evidence_required, coalesce(e.office_files, 0) as office_files, (
                select cast(json_object_agg(x.rule, json_build_object('text', x.text, 'by', x.by_name, 'at', x.at)) as text)
                from explanation x
                where x.round = i.round and x.variable = i.variable and x.office = i.office
                  and x.revision = i.revision and x.text is not null
            ) as explanations
            """;

    private static final String AROUND = """
             left join round_schedule w on w.round = i.round
            left join plan_variable v on v.plan = w.plan and v.version = w.plan_version and v.variable = i.variable
            left join organisation o on o.code = i.office
            left join evidence_count e on e.round = i.round and e.variable = i.variable and e.office = i.office
            left join sub_indicator_score s
              on s.round = i.round and s.office = i.office and s.sub_indicator = i.sub_indicator
            """;

    /**
     * Where the surroundings of single items come from. Other items are looked up by their whole key, row by row: a plain join would be free to
     * read all of the office's items for each row, and does so for a new round, of which there are no statistics yet.
     */
    static final String SURROUNDINGS = AROUND + """
            left join lateral (
                select d.variable, d.value from item d
                where d.round = i.round and d.variable = v.denominator and d.office = i.office and d.assigned limit 1) d on true
            left join lateral (
                select p.round, p.value from round_schedule r
                join item p on p.round = r.round and p.variable = i.variable and p.office = i.office and p.assigned
                where r.plan = w.plan and r.months < w.months
                order by r.months desc, r.round desc limit 1) previous on true
            """;

    /** Reads items without locking them, row by row through {@link #view}; add {@code where} and {@code order by}. */
    public static final String SELECT = "select i.*, v.position, " + FACTS + "from item i" + SURROUNDINGS;

    private static final TypeReference<Map<String, Explanation>> EXPLANATIONS = new TypeReference<>() {};

    private ItemRows() {}

    /**
     * As {@link #SELECT}, for a page of all items that have this member in common. What its values are compared with lies side by side in the index
     * too, and is read in one go for the page instead of twice per row.
     *
     * @param member {@code variable} or {@code office}, given to the query as {@code :round} and {@code :<member>}
     */
    public static String pageOf(String member) {
        return """
                with earlier as materialized (
                    select distinct on (p.variable, p.office) p.variable, p.office, p.round, p.value
                    from round_schedule w
                    join round_schedule r on r.plan = w.plan and r.months < w.months
                    join item p on p.round = r.round and p.%1$s = :%1$s and p.assigned
                    where w.round = :round
                    order by p.variable, p.office, r.months desc, r.round desc),
                wholes as materialized (%2$s)
                select i.*, v.position, %3$s
                from item i %4$s
                left join wholes d on d.variable = v.denominator and d.office = i.office
                left join earlier previous on previous.variable = i.variable and previous.office = i.office
                """.formatted(member, member.equals("office") ? WHOLES_OF_OFFICE : WHOLES_OF_VARIABLE, FACTS, AROUND);
    }

    private static final String WHOLES_OF_OFFICE = """
            select d.variable, d.office, d.value from item d where d.round = :round and d.office = :office and d.assigned""";

    private static final String WHOLES_OF_VARIABLE = """
            select d.variable, d.office, d.value from round_schedule w
            join plan_variable v on v.plan = w.plan and v.version = w.plan_version and v.variable = :variable
            join item d on d.round = w.round and d.variable = v.denominator and d.assigned
            where w.round = :round""";

    /** One row of {@link #SELECT}. */
    public static ItemView view(ResultSet row) throws SQLException {
        return new ItemView(id(row), row.getString("sub_indicator"), state(row), facts(row));
    }

    static ItemId id(ResultSet row) throws SQLException {
        return new ItemId(row.getString("round"), row.getString("variable"), row.getString("office"));
    }

    static ItemState state(ResultSet row) throws SQLException {
        return new ItemState(
                ItemStatus.valueOf(row.getString("status")),
                row.getBigDecimal("value"),
                row.getLong("revision"),
                instant(row, "reported_at"),
                row.getBigDecimal("confirmed_value"),
                row.getObject("confirmed_revision", Long.class),
                row.getBoolean("changed_since_confirmed"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getObject("fix_by", LocalDate.class),
                row.getObject("reopened_until", LocalDate.class),
                row.getBigDecimal("audit_score"),
                proposal(row),
                row.getString("carried_from"));
    }

    private static @Nullable Proposal proposal(ResultSet row) throws SQLException {
        String by = row.getString("proposed_by_id");
        Instant at = instant(row, "proposed_at");
        return by == null || at == null
                ? null
                : new Proposal(
                        by,
                        row.getString("proposed_by"),
                        at,
                        row.getBigDecimal("proposed_score"),
                        row.getString("proposed_reason"));
    }

    static ItemFacts facts(ResultSet row) throws SQLException {
        return new ItemFacts(
                row.getString("certifying_bureau"),
                row.getBoolean("audit_mode"),
                row.getBoolean("four_eyes"),
                window(
                        row.getObject("certification_opens", LocalDate.class),
                        row.getObject("certification_closes", LocalDate.class)),
                row.getString("variable_name"),
                row.getString("unit"),
                row.getString("office_name"),
                row.getString("office_kind"),
                row.getInt("files"),
                row.getBigDecimal("self_score"),
                row.getBigDecimal("official_score"),
                comparison(
                        row.getString("previous_round"),
                        row.getBigDecimal("previous_value"),
                        row.getInt("deviation_percent"),
                        row.getString("denominator"),
                        row.getBigDecimal("denominator_value"),
                        row.getBoolean("evidence_required"),
                        row.getInt("office_files"),
                        row.getString("explanations")));
    }

    private static @Nullable CertificationWindow window(@Nullable LocalDate opens, @Nullable LocalDate closes) {
        return opens == null || closes == null ? null : new CertificationWindow(opens, closes);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Comparison comparison(
            @Nullable String previousRound,
            @Nullable BigDecimal previousValue,
            int deviationPercent,
            @Nullable String denominator,
            @Nullable BigDecimal denominatorValue,
            boolean evidenceRequired,
            int officeFiles,
            @Nullable String explanations) {
        return new Comparison(
                previousRound == null ? null : new Previous(previousRound, previousValue),
                deviationPercent,
                denominator == null ? null : new Denominator(denominator, denominatorValue),
                evidenceRequired,
                officeFiles,
                explanations == null ? Map.of() : JsonMapper.shared().readValue(explanations, EXPLANATIONS));
    }
}
