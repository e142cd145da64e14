package org.rabrong.submission.entry;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.springframework.stereotype.Component;

/**
 * Reads items with all that belongs to them in one query, whether one item or a sheet. An item whose plan has not arrived yet is not
 * there; it appears with the plan.
 */
@Component
public class Items {

    private static final String SELECT = """
            select {e.*}, v.sub_indicator, v.name_th, v.description, v.evidence_required, v.unit_th, v.position, v.min, v.max, v.decimals,
              r.reporting_opens, greatest(r.reporting_closes, x.until) as reporting_closes,
              c.status, c.value as certified_value, c.revision as certified_revision, c.reason, c.fix_by, c.reopened_until, c.carried_from,
              coalesce(n.files, 0) as files, s.official, s.self_assessed
            from entry e
            join round r on r.round = e.round
            join plan_variable v on v.plan = r.plan and v.version = r.plan_version and v.variable = e.variable
            left join certification c on c.round = e.round and c.office = e.office and c.variable = e.variable
            left join evidence_count n on n.round = e.round and n.office = e.office and n.variable = e.variable
            left join score s on s.round = e.round and s.office = e.office and s.sub_indicator = v.sub_indicator
            left join lateral (
              select max(until) as until from extension
              where round = e.round and not revoked and (bureau is null or bureau = v.bureau)
                and (office is null or office = e.office) and (variable is null or variable = e.variable)) x on true
            where e.round = :round and e.office = :office and e.assigned""";

    private static final String ONE = SELECT + " and e.variable = :variable";

    // Only the entry's row: when another person's change is waited for, PostgreSQL reads the row anew after that
    private static final String ONE_LOCKED = ONE + " for no key update of e";

    private static final String SHEET = SELECT + " and v.position > :after order by v.position limit :limit";

    private final EntityManager entities;

    Items(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Item> find(ItemId id) {
        return one(ONE, id);
    }

    /** Keeps others from changing the item until the transaction ends. */
    Optional<Item> lock(ItemId id) {
        return one(ONE_LOCKED, id);
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
        List<Item> items = query(SHEET, round, office)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(Items::item)
                .toList();
        if (items.isEmpty()) {
            requireRound(round);
        }
        return items;
    }

    void requireRound(String round) {
        if (!ItemId.isPossible(round) || !roundExists(round)) {
            throw Problem.notFound("round", round);
        }
    }

    private boolean roundExists(String round) {
        return session()
                .createNativeQuery("select exists (select from round where round = :round)", Boolean.class)
                .setParameter("round", round)
                .getSingleResult();
    }

    /** The item is asked of the office, but nothing of the round's plan version has arrived yet. */
    boolean waitsForPlan(ItemId id) {
        return id.isPossible()
                && session()
                        .createNativeQuery("""
                                select exists (
                                  select from entry e join round r on r.round = e.round
                                  where e.round = :round and e.office = :office and e.variable = :variable and e.assigned and not exists (
                                    select from plan_variable v where v.plan = r.plan and v.version = r.plan_version))""", Boolean.class)
                        .setParameter("round", id.round())
                        .setParameter("office", id.office())
                        .setParameter("variable", id.variable())
                        .getSingleResult();
    }

    private Optional<Item> one(String sql, ItemId id) {
        if (!id.isPossible()) {
            return Optional.empty();
        }
        return query(sql, id.round(), id.office())
                .setParameter("variable", id.variable())
                .getResultStream()
                .map(Items::item)
                .findFirst();
    }

    private NativeQuery<Object[]> query(String sql, String round, String office) {
        return session()
                .createNativeQuery(sql, Object[].class)
                .addEntity("e", Entry.class)
                .addScalar("sub_indicator", String.class)
                .addScalar("name_th", String.class)
                .addScalar("description", String.class)
                .addScalar("evidence_required", Boolean.class)
                .addScalar("unit_th", String.class)
                .addScalar("position", Integer.class)
                .addScalar("min", BigDecimal.class)
                .addScalar("max", BigDecimal.class)
                .addScalar("decimals", Integer.class)
                .addScalar("reporting_opens", LocalDate.class)
                .addScalar("reporting_closes", LocalDate.class)
                .addScalar("status", String.class)
                .addScalar("certified_value", String.class)
                .addScalar("certified_revision", Long.class)
                .addScalar("reason", String.class)
                .addScalar("fix_by", LocalDate.class)
                .addScalar("reopened_until", LocalDate.class)
                .addScalar("carried_from", String.class)
                .addScalar("files", Integer.class)
                .addScalar("official", String.class)
                .addScalar("self_assessed", String.class)
                .setParameter("round", round)
                .setParameter("office", office);
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }

    private static Item item(@Nullable Object[] row) {
        Columns next = new Columns(row);
        return new Item(
                next.required(Entry.class),
                next.required(String.class),
                next.required(String.class),
                next.optional(String.class),
                next.required(Boolean.class),
                next.required(String.class),
                next.required(Integer.class),
                new ValueRules(
                        next.required(BigDecimal.class), next.required(BigDecimal.class), next.required(Integer.class)),
                new DateWindow(next.required(LocalDate.class), next.required(LocalDate.class)),
                certification(next),
                next.required(Integer.class),
                next.optional(String.class),
                next.optional(String.class));
    }

    private static Certification certification(Columns next) {
        String status = next.optional(String.class);
        String value = next.optional(String.class);
        Long revision = next.optional(Long.class);
        String reason = next.optional(String.class);
        LocalDate fixBy = next.optional(LocalDate.class);
        LocalDate reopenedUntil = next.optional(LocalDate.class);
        String carriedFrom = next.optional(String.class);
        return status == null || revision == null
                ? Certification.NONE
                : new Certification(
                        ItemStatus.valueOf(status), value, revision, reason, fixBy, reopenedUntil, carriedFrom);
    }

    /** A row's columns one after the other, as the query names them. */
    private static final class Columns {
        private final @Nullable Object[] row;
        private int next;

        Columns(@Nullable Object[] row) {
            this.row = row;
        }

        <T> @Nullable T optional(Class<T> type) {
            return type.cast(row[next++]);
        }

        <T> T required(Class<T> type) {
            return Objects.requireNonNull(optional(type));
        }
    }
}
