package org.rabrong.scoring.score;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.scoring.score.KeptScores.Line;
import org.rabrong.scoring.score.ScoreTable.Kept;
import org.rabrong.scoring.score.ScoreTable.OfficeLine;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the kept scores of some offices in line with their items, in the transaction in which the items changed, and tells what differs
 * from before. The scores are always those that the present items give, never a sum of changes: so it does not matter in which order
 * events came, and computing everything anew gives the same.
 *
 * <p>An office of which nothing is asked any more keeps its row, without sub-indicators, since its events go on counting from there.
 *
 * <p>The work grows with the offices, not with their square: one query for all items, one for all kept scores, one write.
 */
@Service
public class ScoreKeeper {

    private final Items items;
    private final Rounds rounds;
    private final Plans plans;
    private final ScoreTable table;
    private final ScoreLocks locks;
    private final Outbox outbox;
    private final Clock clock;

    ScoreKeeper(
            Items items, Rounds rounds, Plans plans, ScoreTable table, ScoreLocks locks, Outbox outbox, Clock clock) {
        this.items = items;
        this.rounds = rounds;
        this.plans = plans;
        this.table = table;
        this.locks = locks;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Computes these offices; the caller holds their {@link ScoreLocks}. Offices of a round whose plan is not known yet wait for it.
     *
     * @return how many offices' scores changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int update(Collection<OfficeRound> offices) {
        if (offices.isEmpty()) {
            return 0;
        }
        Map<OfficeRound, Kept> before = table.of(offices);
        List<Kept> changed = new ArrayList<>();
        List<OfficeLine> written = new ArrayList<>();
        List<OfficeLine> removed = new ArrayList<>();
        for (KeptScores scores : compute(offices, before.keySet())) {
            Kept kept = before.get(scores.officeRound());
            if (kept == null || !kept.scores().equals(scores)) {
                changed.add(new Kept(scores, kept == null ? 1 : kept.sequence() + 1));
                List<Line> old = kept == null ? List.of() : kept.scores().lines();
                written.addAll(lines(scores, old));
                removed.addAll(gone(scores, old));
            }
        }
        keep(changed, written, removed);
        return changed.size();
    }

    /**
     * Computes all offices of the rounds, for instance because their plan was published.
     *
     * @return how many offices' scores changed
     */
    @Transactional
    public int recompute(Collection<String> rounds) {
        locks.structure();
        return update(items.officesIn(rounds));
    }

    private List<KeptScores> compute(Collection<OfficeRound> offices, Set<OfficeRound> scoredBefore) {
        Map<String, Plans.Id> planIds =
                rounds.plansOf(offices.stream().map(OfficeRound::round).collect(Collectors.toSet()));
        Map<String, PublishedPlan> planOfRound = new HashMap<>();
        planIds.forEach((round, id) -> plans.find(id).ifPresent(plan -> planOfRound.put(round, plan)));
        List<KeptScores> computed = new ArrayList<>();
        Map<OfficeRound, List<ItemState>> states = items.of(offices);
        for (OfficeRound office : new TreeSet<>(offices)) {
            PublishedPlan plan = planOfRound.get(office.round());
            if (plan != null && (states.containsKey(office) || scoredBefore.contains(office))) {
                computed.add(OfficeScorer.score(office, plan, states.getOrDefault(office, List.of())));
            }
        }
        return computed;
    }

    private void keep(List<Kept> changed, List<OfficeLine> written, List<OfficeLine> removed) {
        if (changed.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        table.keep(changed, now);
        if (!written.isEmpty()) {
            table.keepLines(written);
        }
        if (!removed.isEmpty()) {
            table.removeLines(removed);
        }
        outbox.appendAll(changed.stream()
                .map(kept -> new OutboxEvent(
                        ScoresChanged.TOPIC,
                        kept.scores().officeRound().key(),
                        kept.sequence(),
                        ScoresChanged.TYPE,
                        ScoresChanged.from(kept.scores(), now)))
                .toList());
    }

    private static List<OfficeLine> lines(KeptScores scores, List<Line> old) {
        Set<Line> same = new HashSet<>(old);
        return scores.lines().stream()
                .filter(line -> !same.contains(line))
                .map(line -> new OfficeLine(scores.officeRound(), line))
                .toList();
    }

    private static List<OfficeLine> gone(KeptScores scores, List<Line> old) {
        Set<String> codes = scores.lines().stream().map(Line::code).collect(Collectors.toSet());
        return old.stream()
                .filter(line -> !codes.contains(line.code()))
                .map(line -> new OfficeLine(scores.officeRound(), line))
                .toList();
    }
}
