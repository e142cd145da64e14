package org.rabrong.document.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What others told about items: which there are, the windows of their rounds, the certifier's last word. Topics arrive in any order relative to
 * each other, so each has tables of its own that are joined when read. A round's windows come before its items, on the same topic.
 */
@Component
public class ItemTable {

    private final JdbcClient jdbc;

    ItemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some items may be reported or certified longer: those that match each member that is not null.
     *
     * @param window REPORTING or CERTIFICATION
     * @param until last day, whole, Asia/Bangkok
     */
    public record Extension(
            String round,
            UUID id,
            String window,
            LocalDate until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable) {}

    /** The certifier's last word on an item. */
    public record Certification(
            String round,
            String variable,
            String office,
            String status,
            @Nullable String fixBy,
            @Nullable String reopenedUntil,
            @Nullable String carriedFrom) {}

    /** Replaces what was known of the round. */
    public void keepRound(String round, DateWindow reporting, DateWindow certification) {
        jdbc.sql("""
                insert into round (round, reporting_opens, reporting_closes, certification_opens, certification_closes)
                values (?, ?, ?, ?, ?)
                on conflict (round) do update set reporting_opens = excluded.reporting_opens,
                    reporting_closes = excluded.reporting_closes, certification_opens = excluded.certification_opens,
                    certification_closes = excluded.certification_closes""")
                .param(round)
                .param(reporting.opens())
                .param(reporting.closes())
                .param(certification.opens())
                .param(certification.closes())
                .update();
    }

    /** Replaces what was known of the extension. */
    public void keepExtension(Extension extension) {
        jdbc.sql("""
                insert into extension (round, id, of_window, until, bureau, office, variable) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (round, id) do update set of_window = excluded.of_window, until = excluded.until,
                    bureau = excluded.bureau, office = excluded.office, variable = excluded.variable""")
                .param(extension.round())
                .param(extension.id())
                .param(extension.window())
                .param(extension.until())
                .param(extension.bureau())
                .param(extension.office())
                .param(extension.variable())
                .update();
    }

    /** What the extension allowed is allowed no more. */
    public void endExtension(String round, UUID id) {
        jdbc.sql("delete from extension where round = ? and id = ?")
                .param(round)
                .param(id)
                .update();
    }

    /** The items of a variable are there, for the first time or again; the bureau told last is the one. */
    public void keepItems(String round, String variable, String bureau, Collection<String> offices) {
        jdbc.sql("""
                insert into item (round, variable, office, bureau)
                select ?, ?, office, ? from unnest(?::text[]) as o (office) order by office
                on conflict (round, variable, office) do update set bureau = excluded.bureau, assigned = true""")
                .param(round)
                .param(variable)
                .param(bureau)
                .param(offices.toArray(String[]::new))
                .update();
    }

    /** The items of a variable are as if not there; their files wait for the day on which they are again. */
    public void removeItems(String round, String variable, Collection<String> offices) {
        jdbc.sql("""
                update item set assigned = false
                where round = ? and variable = ? and office = any (?::text[]) and assigned""")
                .param(round)
                .param(variable)
                .param(offices.toArray(String[]::new))
                .update();
    }

    /** Replaces what was known of these items, each of which is there once. */
    public void keepCertifications(Collection<Certification> all) {
        jdbc.sql("""
                insert into certification (round, variable, office, status, fix_by, reopened_until, carried_from)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[])
                on conflict (round, variable, office) do update set status = excluded.status, fix_by = excluded.fix_by,
                    reopened_until = excluded.reopened_until, carried_from = excluded.carried_from""")
                .param(texts(all, Certification::round))
                .param(texts(all, Certification::variable))
                .param(texts(all, Certification::office))
                .param(texts(all, Certification::status))
                .param(texts(all, Certification::fixBy))
                .param(texts(all, Certification::reopenedUntil))
                .param(texts(all, Certification::carriedFrom))
                .update();
    }

    /** Empty when there is no such item (any more). */
    Optional<ItemFacts> find(ItemId item) {
        return jdbc.sql("""
                select i.bureau, r.*, c.status = 'CONFIRMED' as confirmed, c.carried_from, c.fix_by, c.reopened_until,
                    e.reporting_until, e.certification_until
                from item i
                join round r on r.round = i.round
                left join certification c on (c.round, c.variable, c.office) = (i.round, i.variable, i.office)
                left join lateral (
                    select max(until) filter (where of_window = 'REPORTING') as reporting_until,
                        max(until) filter (where of_window = 'CERTIFICATION') as certification_until
                    from extension x
                    where x.round = i.round and coalesce(x.bureau, i.bureau) = i.bureau
                        and coalesce(x.office, i.office) = i.office and coalesce(x.variable, i.variable) = i.variable) e on true
                where i.round = ? and i.variable = ? and i.office = ? and i.assigned""")
                .param(item.round())
                .param(item.variable())
                .param(item.office())
                .query(ItemTable::facts)
                .optional();
    }

    private static ItemFacts facts(ResultSet row, int number) throws SQLException {
        return new ItemFacts(
                row.getString("bureau"),
                window(row, "reporting"),
                window(row, "certification"),
                row.getBoolean("confirmed"),
                row.getString("carried_from"),
                row.getObject("fix_by", LocalDate.class),
                row.getObject("reopened_until", LocalDate.class));
    }

    private static DateWindow window(ResultSet row, String which) throws SQLException {
        return new DateWindow(
                        row.getObject(which + "_opens", LocalDate.class),
                        row.getObject(which + "_closes", LocalDate.class))
                .until(row.getObject(which + "_until", LocalDate.class));
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
