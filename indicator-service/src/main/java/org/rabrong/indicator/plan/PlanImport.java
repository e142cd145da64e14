package org.rabrong.indicator.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was read from a file becomes a plan's draft: of a new plan, or, as one change that can be taken back, in place of the draft that there is. */
@Service
class PlanImport {

    private final DraftTable drafts;
    private final DraftDesk desk;
    private final Plans plans;
    private final Programmes programmes;
    private final PlanReview review;

    PlanImport(DraftTable drafts, DraftDesk desk, Plans plans, Programmes programmes, PlanReview review) {
        this.drafts = drafts;
        this.desk = desk;
        this.plans = plans;
        this.programmes = programmes;
        this.review = review;
    }

    /**
     * @param before the draft that there was; null for a new plan
     * @param revision of the draft now
     */
    record Result(@Nullable PlanTree before, List<PlanFinding> findings, int revision) {}

    /** What an import would do. */
    @Transactional(readOnly = true)
    public Result preview(Person person, PlanTree tree, @Nullable Integer revision) {
        person.requirePsdg();
        Optional<Draft> before = before(tree, revision);
        return new Result(
                before.map(Draft::tree).orElse(null),
                review.findings(tree),
                before.map(Draft::revision).orElse(0));
    }

    /**
     * @param tree well-formed
     * @param revision of the draft that the person saw; null replaces whatever is there
     */
    @Transactional
    public Result apply(Person person, PlanTree tree, @Nullable Integer revision) {
        person.requirePsdg();
        Optional<Draft> before = before(tree, revision);
        if (before.isEmpty()) {
            plans.create(person, tree);
        } else {
            desk.replaceAll(person, tree, revision);
        }
        int now = drafts.find(tree.plan()).orElseThrow().revision();
        return new Result(before.map(Draft::tree).orElse(null), review.findings(tree), now);
    }

    private Optional<Draft> before(PlanTree tree, @Nullable Integer revision) {
        Optional<Draft> before = drafts.find(tree.plan());
        before.ifPresent(draft -> DraftDesk.requireSeen(draft, revision));
        if (before.isEmpty() && revision != null) {
            throw Problem.notFound("plan", tree.plan());
        }
        if (programmes.find(tree.programme()).isEmpty()) {
            throw Problem.invalid(Violation.of("programme", "unknown-import-programme", tree.programme()));
        }
        return before;
    }
}
