package org.rabrong.scoring.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.rules.SubIndicatorScore;
import org.rabrong.scoring.score.ItemState;
import org.rabrong.scoring.score.Items;
import org.rabrong.scoring.score.KeptScores;
import org.rabrong.scoring.score.OfficeRound;
import org.rabrong.scoring.score.OfficeScorer;
import org.rabrong.scoring.score.Organisations;
import org.rabrong.scoring.score.Plans;
import org.rabrong.scoring.score.PublishedPlan;
import org.rabrong.scoring.score.Rounds;
import org.rabrong.scoring.score.ScoreTable;
import org.rabrong.scoring.score.ScoreTable.Kept;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads scores for a person; each method checks first what the person may see. One snapshot of the database per answer. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class ScoreReports {

    private final ScoreTable table;
    private final Items items;
    private final Rounds rounds;
    private final Plans plans;
    private final Organisations organisations;

    ScoreReports(ScoreTable table, Items items, Rounds rounds, Plans plans, Organisations organisations) {
        this.table = table;
        this.items = items;
        this.rounds = rounds;
        this.plans = plans;
        this.organisations = organisations;
    }

    /** One office's card, with the items that it was computed from. */
    public ScoreCard card(Person person, String round, String office) {
        View view = View.of(person, office).required(office);
        Plans.Id planId = planOf(round);
        String name = organisations.nameTh(office).orElse(null);
        OfficeRound officeRound = new OfficeRound(round, office);
        Kept kept = table.of(List.of(officeRound)).get(officeRound);
        if (kept == null || kept.scores().nothingAssigned()) {
            if (name == null) {
                throw Problem.notFound("office", office);
            }
            return ScoreCard.empty(officeRound, name);
        }
        Map<String, List<ItemState>> states = new LinkedHashMap<>();
        for (ItemState item : items.of(officeRound)) {
            states.computeIfAbsent(item.subIndicator(), key -> new ArrayList<>())
                    .add(item);
        }
        return card(kept.scores(), name, planOfScores(planId, kept.scores()), view, states);
    }

    /** A page of all offices' cards, by office code; a reporter's own offices only. */
    public Page page(Person person, String round, String cursor, int limit) {
        boolean certifier = !person.organisations(Role.CERTIFIER).isEmpty();
        boolean all = certifier || person.readsEveryReport();
        if (!all && person.organisations(Role.REPORTER).isEmpty()) {
            throw Problem.forbidden("score-reader", "");
        }
        Plans.Id planId = planOf(round);
        List<Kept> found = new ArrayList<>(
                all
                        ? table.ofRound(round, cursor, limit + 1)
                        : table.of(person.organisations(Role.REPORTER).stream()
                                        .filter(office -> office.compareTo(cursor) > 0)
                                        .map(office -> new OfficeRound(round, office))
                                        .toList())
                                .values());
        found.removeIf(kept -> kept.scores().nothingAssigned());
        boolean more = found.size() > limit;
        List<Kept> shown = more ? found.subList(0, limit) : found;
        Map<String, String> names = organisations.namesTh();
        Map<Integer, PublishedPlan> versions = new HashMap<>();
        List<ScoreCard> cards = shown.stream()
                .map(Kept::scores)
                .map(scores -> card(
                        scores,
                        names.get(scores.officeRound().office()),
                        versions.computeIfAbsent(scores.planVersion(), version -> planOfScores(planId, scores)),
                        View.of(person, scores.officeRound().office()),
                        null))
                .toList();
        return new Page(cards, more ? shown.getLast().scores().officeRound().office() : null);
    }

    /** Why a sub-indicator has its scores: computed anew from the items as they are. */
    public ScoreReason explanation(Person person, String round, String office, String subIndicatorCode) {
        View view = View.of(person, office).required(office);
        Plans.Id planId = planOf(round);
        PublishedPlan plan = plans.find(planId).orElseThrow(() -> Problem.notFound("plan", planId.plan()));
        PublishedPlan.SubIndicator subIndicator = plan.subIndicator(subIndicatorCode)
                .orElseThrow(() -> Problem.notFound("sub-indicator", subIndicatorCode));
        if (!view.shows(subIndicator.bureau())) {
            throw Problem.forbidden("certifier", subIndicator.bureau());
        }
        List<ItemState> states = items.of(new OfficeRound(round, office)).stream()
                .filter(item -> item.subIndicator().equals(subIndicatorCode))
                .toList();
        if (states.isEmpty()) {
            throw Problem.notFound("score", round + "/" + office + "/" + subIndicatorCode);
        }
        SubIndicatorScore scores = OfficeScorer.score(subIndicator, states);
        return new ScoreReason(new OfficeRound(round, office), plan, subIndicator, scores, states);
    }

    private Plans.Id planOf(String round) {
        return rounds.planOf(round).orElseThrow(() -> Problem.notFound("round", round));
    }

    /** The version that the scores were computed with, which is the round's but for a moment. */
    private PublishedPlan planOfScores(Plans.Id round, KeptScores scores) {
        Plans.Id id = new Plans.Id(round.plan(), scores.planVersion());
        return plans.find(id).orElseThrow(() -> new IllegalStateException("scores without a plan: " + id));
    }

    private static ScoreCard card(
            KeptScores scores,
            @Nullable String name,
            PublishedPlan plan,
            View view,
            @Nullable Map<String, List<ItemState>> states) {
        List<ScoreCard.Line> lines = new ArrayList<>();
        for (KeptScores.Line line : scores.lines()) {
            Optional<PublishedPlan.SubIndicator> planned = plan.subIndicator(line.code());
            if (planned.isPresent() && view.shows(planned.get().bureau())) {
                lines.add(new ScoreCard.Line(
                        line,
                        planned.get().nameTh(),
                        states == null ? null : states.getOrDefault(line.code(), List.of())));
            }
        }
        return new ScoreCard(
                scores.officeRound(),
                name == null ? scores.officeRound().office() : name,
                view.everything() ? scores.total() : null,
                states == null ? null : indicators(plan, lines),
                lines);
    }

    private static List<ScoreCard.Indicator> indicators(PublishedPlan plan, List<ScoreCard.Line> shown) {
        Map<String, List<KeptScores.Line>> byIndicator = new LinkedHashMap<>();
        for (ScoreCard.Line line : shown) {
            plan.indicatorOf(line.scores().code())
                    .ifPresent(indicator -> byIndicator
                            .computeIfAbsent(indicator.code(), key -> new ArrayList<>())
                            .add(line.scores()));
        }
        return byIndicator.entrySet().stream()
                .map(each -> new ScoreCard.Indicator(each.getKey(), KeptScores.over(plan.policy(), each.getValue())))
                .toList();
    }
}
