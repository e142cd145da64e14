package org.rabrong.scoring.score;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.ItemStatus;
import org.rabrong.rules.Reason;
import org.rabrong.rules.Score;
import org.rabrong.scoring.score.KeptScores.Line;
import org.rabrong.scoring.score.KeptScores.Three;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The kept scores; every method is a fixed number of statements, whatever the number of offices. */
@Component
public class ScoreTable {

    /** Scores with the sequence number of the event that told them. */
    public record Kept(KeptScores scores, long sequence) {}

    private static final String SELECT = """
            select o.round, o.office, o.plan_version, o.official, o.self_assessed, o.if_all_confirmed, o.sequence,
                s.sub_indicator, s.position, s.weight, s.official as sub_official, s.self_assessed as sub_self_assessed,
                s.if_all_confirmed as sub_if_all_confirmed, s.status, s.audited, s.decided,
                s.decided_if_all_confirmed, s.because
            from office_score o left join sub_indicator_score s on s.round = o.round and s.office = o.office
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ScoreTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is kept of these offices. */
    public Map<OfficeRound, Kept> of(Collection<OfficeRound> offices) {
        return collect(jdbc.sql(SELECT + """
                        where (o.round, o.office) in (select * from unnest(?::text[], ?::text[]))
                        order by o.round, o.office, s.position""")
                .param(texts(offices, OfficeRound::round))
                .param(texts(offices, OfficeRound::office)));
    }

    /** What is kept of a round's offices of which something is asked, by office, from the one after {@code after}. */
    public Collection<Kept> ofRound(String round, String after, int limit) {
        return collect(jdbc.sql(SELECT + """
                                        where o.round = ? and o.office in (
                                            select office from office_score t where round = ? and office collate "C" > ?
                                            and exists (select from sub_indicator_score where round = t.round and office = t.office)
                                            order by office collate "C" limit ?)
                                        order by o.round, o.office, s.position""")
                        .param(round)
                        .param(round)
                        .param(after)
                        .param(limit))
                .values();
    }

    /** Writes new states of offices, and takes away sub-indicators that they no longer have. */
    void keep(Collection<Kept> all, Instant at) {
        List<KeptScores> offices = all.stream().map(Kept::scores).toList();
        jdbc.sql("""
                insert into office_score (round, office, plan_version, official, self_assessed, if_all_confirmed, sequence, changed_at)
                select round, office, plan_version, official::numeric, self_assessed::numeric, if_all_confirmed::numeric, sequence,
                    ?::timestamptz
                from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as s (round, office, plan_version, official, self_assessed, if_all_confirmed, sequence)
                on conflict (round, office) do update
                set plan_version = excluded.plan_version, official = excluded.official, self_assessed = excluded.self_assessed,
                    if_all_confirmed = excluded.if_all_confirmed, sequence = excluded.sequence, changed_at = excluded.changed_at""")
                .param(at.toString())
                .param(texts(offices, office -> office.officeRound().round()))
                .param(texts(offices, office -> office.officeRound().office()))
                .param(offices.stream().mapToInt(KeptScores::planVersion).toArray())
                .param(texts(offices, office -> office.total().official().toString()))
                .param(texts(offices, office -> office.total().selfAssessed().toString()))
                .param(texts(offices, office -> office.total().ifAllConfirmed().toString()))
                .param(all.stream().mapToLong(Kept::sequence).toArray())
                .update();
    }

    /** Writes the sub-indicators that differ from before. */
    void keepLines(List<OfficeLine> lines) {
        jdbc.sql("""
                insert into sub_indicator_score (round, office, sub_indicator, position, weight, official, self_assessed,
                    if_all_confirmed, status, audited, decided, decided_if_all_confirmed, because)
                select round, office, sub_indicator, position, weight::numeric, official::numeric, self_assessed::numeric,
                    if_all_confirmed::numeric, status, audited, decided, decided_if_all_confirmed, because::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::boolean[], ?::boolean[], ?::boolean[], ?::text[])
                    as s (round, office, sub_indicator, position, weight, official, self_assessed, if_all_confirmed, status,
                        audited, decided, decided_if_all_confirmed, because)
                on conflict (round, office, sub_indicator) do update
                set position = excluded.position, weight = excluded.weight, official = excluded.official,
                    self_assessed = excluded.self_assessed, if_all_confirmed = excluded.if_all_confirmed,
                    status = excluded.status, audited = excluded.audited, decided = excluded.decided,
                    decided_if_all_confirmed = excluded.decided_if_all_confirmed, because = excluded.because""")
                .param(texts(lines, line -> line.office().round()))
                .param(texts(lines, line -> line.office().office()))
                .param(texts(lines, line -> line.line().code()))
                .param(lines.stream().mapToInt(line -> line.line().position()).toArray())
                .param(texts(lines, line -> line.line().weight()))
                .param(texts(lines, line -> line.line().scores().official().toString()))
                .param(texts(lines, line -> line.line().scores().selfAssessed().toString()))
                .param(texts(
                        lines, line -> line.line().scores().ifAllConfirmed().toString()))
                .param(texts(lines, line -> line.line().status().name()))
                .param(flags(lines, Line::audited))
                .param(flags(lines, Line::decided))
                .param(flags(lines, Line::decidedIfAllConfirmed))
                .param(texts(lines, line -> written(line.line().because())))
                .update();
    }

    /** Takes away sub-indicators that offices no longer have. */
    void removeLines(List<OfficeLine> lines) {
        jdbc.sql("""
                delete from sub_indicator_score
                where (round, office, sub_indicator) in (select * from unnest(?::text[], ?::text[], ?::text[]))""")
                .param(texts(lines, line -> line.office().round()))
                .param(texts(lines, line -> line.office().office()))
                .param(texts(lines, line -> line.line().code()))
                .update();
    }

    /** A sub-indicator of an office. */
    record OfficeLine(OfficeRound office, Line line) {}

    private Map<OfficeRound, Kept> collect(JdbcClient.StatementSpec statement) {
        Map<OfficeRound, Kept> found = new TreeMap<>();
        Map<OfficeRound, List<Line>> lines = new HashMap<>();
        statement.query(row -> {
            OfficeRound office = new OfficeRound(row.getString("round"), row.getString("office"));
            List<Line> officeLines = lines.computeIfAbsent(office, key -> new ArrayList<>());
            if (row.getString("sub_indicator") != null) {
                officeLines.add(line(row));
            }
            if (!found.containsKey(office)) {
                found.put(
                        office,
                        new Kept(
                                new KeptScores(office, row.getInt("plan_version"), three(row, ""), officeLines),
                                row.getLong("sequence")));
            }
        });
        return found;
    }

    private Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("sub_indicator"),
                row.getInt("position"),
                KeptScores.plain(row.getBigDecimal("weight")),
                three(row, "sub_"),
                ItemStatus.valueOf(row.getString("status")),
                row.getBoolean("audited"),
                row.getBoolean("decided"),
                row.getBoolean("decided_if_all_confirmed"),
                read(row.getString("because")));
    }

    private static Three three(ResultSet row, String prefix) throws SQLException {
        return new Three(
                score(row.getBigDecimal(prefix + "official")),
                score(row.getBigDecimal(prefix + "self_assessed")),
                score(row.getBigDecimal(prefix + "if_all_confirmed")));
    }

    private static Score score(BigDecimal value) {
        return Score.of(value);
    }

    private @Nullable String written(@Nullable Reason reason) {
        return reason == null ? null : json.writeValueAsString(reason);
    }

    private @Nullable Reason read(@Nullable String reason) {
        return reason == null ? null : json.readValue(reason, Reason.class);
    }

    private static Boolean[] flags(List<OfficeLine> lines, Predicate<Line> flag) {
        return lines.stream().map(line -> flag.test(line.line())).toArray(Boolean[]::new);
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
