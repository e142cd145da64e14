package org.rabrong.confirmation.history;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds entries, the newest first. What is asked for decides which index leads: an office's chain, the variables (of a round, of a bureau),
 * the people of that name, else the time. Variables and people are walked side by side, each from its newest entry, so that a page costs a page
 * of each and never a sort of all.
 */
@Component
class HistorySearch {

    /** A bureau certifies what the round's version of the plan says; variables of other versions, what their items say. */
    private static final String VARIABLES = """
            select w.round, p.variable
            from round_schedule w
            join (select distinct plan, variable from plan_variable) p on p.plan = w.plan
            left join plan_variable v on v.plan = w.plan and v.version = w.plan_version and v.variable = p.variable
            where (cast(:round as text) is null or w.round = :round)
              and (cast(:variable as text) is null or p.variable = :variable)
              and (not :ofBureaus or coalesce(v.bureau, (
                  select i.bureau from item i where i.round = w.round and i.variable = p.variable limit 1)) = any (cast(:bureaus as text[])))
            """;

    private static final String PEOPLE = """
            with recursive people as (
                (select by_name from item_history order by by_name limit 1)
                union all
                select (select h.by_name from item_history h where h.by_name > p.by_name order by h.by_name limit 1)
                from people p where p.by_name is not null)
            """;

    private static final String NEWEST = " order by h.at desc, h.office desc, h.chain_position desc limit :limit";

    private static final String NAMED = """
            select h.*, o.name_th as office_name, b.name_th as organisation_name, v.name_th as variable_name
            from (%s) h
            left join round_schedule w on w.round = h.round
            left join plan_variable v on v.plan = w.plan and v.version = w.plan_version and v.variable = h.variable
            left join organisation o on o.code = h.office
            left join organisation b on b.code = h.by_organisation
            order by %s""";

    private static final Pattern CURSOR = Pattern.compile("(-?[0-9]{1,13})\\.([0-9]{9})\\|([1-9][0-9]{0,17})\\|(.{1,100})");

    private final JdbcClient jdbc;

    HistorySearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param officeName and the others: as they are called now, null where nobody told */
    record Found(
            ChainedEntry chained,
            @Nullable String officeName,
            @Nullable String organisationName,
            @Nullable String variableName) {}

    /** The place after an entry. Opaque to others. */
    record Cursor(Instant at, String office, long position) {

        static Cursor after(ChainedEntry last) {
            return new Cursor(last.entry().at(), last.entry().office(), last.position());
        }

        /** @throws Problem 422 for what is none */
        static Cursor of(String text) {
            try {
                Matcher parts = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
                if (parts.matches() && parts.group(4).indexOf('\0') < 0) {
                    return new Cursor(
                            Instant.ofEpochSecond(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))),
                            parts.group(4),
                            Long.parseLong(parts.group(3)));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                // Said below
            }
            throw Problem.invalid(Violation.of("cursor", "format"));
        }

        String text() {
            String plain = "%d.%09d|%d|%s".formatted(at.getEpochSecond(), at.getNano(), position, office);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Transactional(readOnly = true)
    List<Found> find(HistoryFilter filter, @Nullable Cursor after, int limit) {
        return query(filter, after, limit).query((row, _) -> found(row)).list();
    }

    /** As a statement, for those who do not want all rows at once. */
    JdbcClient.StatementSpec query(HistoryFilter filter, @Nullable Cursor after, int limit) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("limit", limit);
        return jdbc.sql(sql(filter, after, parameters)).params(parameters);
    }

    static String sql(HistoryFilter filter, @Nullable Cursor after, Map<String, @Nullable Object> parameters) {
        StringBuilder where = new StringBuilder("where true");
        conditions(filter, where, parameters);
        if (filter.office() != null) {
            // In the order of the chain, which is that of the time but for what an office reported without a line
            String place = after == null ? "" : " and h.chain_position < :afterPosition";
            parameters.put("office", filter.office());
            if (after != null) {
                parameters.put("afterPosition", after.position());
            }
            restrictToVariables(filter, where, parameters);
            return NAMED.formatted(
                    "select h.* from item_history h " + where + " and h.office = :office" + place
                            + " order by h.chain_position desc limit :limit",
                    "h.chain_position desc");
        }
        if (after != null) {
            where.append(" and (h.at, h.office, h.chain_position) < (:afterAt, :afterOffice, :afterPosition)");
            parameters.put("afterAt", after.at().atOffset(ZoneOffset.UTC));
            parameters.put("afterOffice", after.office());
            parameters.put("afterPosition", after.position());
        }
        return NAMED.formatted(led(filter, where, parameters), "h.at desc, h.office desc, h.chain_position desc");
    }

    /** By the shortest way that there is. */
    private static String led(HistoryFilter filter, StringBuilder where, Map<String, @Nullable Object> parameters) {
        boolean oneVariable = filter.round() != null && filter.variable() != null;
        if (filter.person() != null && !oneVariable) {
            restrictToVariables(filter, where, parameters);
            return PEOPLE + "select h.* from people p cross join lateral (select h.* from item_history h " + where
                    + " and h.by_name = p.by_name" + NEWEST + ") h where p.by_name ilike :person" + NEWEST;
        }
        if (filter.round() != null || filter.variable() != null || filter.bureaus() != null) {
            variables(filter, parameters);
            return "select h.* from (" + VARIABLES + ") s cross join lateral (select h.* from item_history h " + where
                    + " and h.round = s.round and h.variable = s.variable" + NEWEST + ") h" + NEWEST;
        }
        return "select h.* from item_history h " + where + NEWEST;
    }

    private static void conditions(
            HistoryFilter filter, StringBuilder where, Map<String, @Nullable Object> parameters) {
        if (filter.step() != null) {
            // Not as a parameter: only a constant finds the index of the rare steps. It is of letters and hyphens
            where.append(" and h.step = '").append(filter.step()).append("'");
        }
        if (filter.person() != null) {
            where.append(" and h.by_name ilike :person");
            parameters.put(
                    "person",
                    "%" + filter.person().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
        if (filter.from() != null) {
            where.append(" and h.at >= :from");
            parameters.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.before() != null) {
            where.append(" and h.at < :before");
            parameters.put("before", filter.before().atOffset(ZoneOffset.UTC));
        }
    }

    /** Where something else leads. */
    private static void restrictToVariables(
            HistoryFilter filter, StringBuilder where, Map<String, @Nullable Object> parameters) {
        if (filter.bureaus() != null) {
            variables(filter, parameters);
            where.append(" and (h.round, h.variable) in (").append(VARIABLES).append(")");
            return;
        }
        if (filter.round() != null) {
            where.append(" and h.round = :round");
            parameters.put("round", filter.round());
        }
        if (filter.variable() != null) {
            where.append(" and h.variable = :variable");
            parameters.put("variable", filter.variable());
        }
    }

    private static void variables(HistoryFilter filter, Map<String, @Nullable Object> parameters) {
        List<String> bureaus = filter.bureaus();
        parameters.put("round", filter.round());
        parameters.put("variable", filter.variable());
        parameters.put("ofBureaus", bureaus != null);
        parameters.put("bureaus", bureaus == null ? new String[0] : bureaus.toArray(String[]::new));
    }

    static Found found(ResultSet row) throws SQLException {
        return new Found(
                ItemHistory.entry(row),
                row.getString("office_name"),
                row.getString("organisation_name"),
                row.getString("variable_name"));
    }
}
