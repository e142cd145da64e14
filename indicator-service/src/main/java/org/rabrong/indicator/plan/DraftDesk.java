package org.rabrong.indicator.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.DraftStep.Action;
import org.rabrong.indicator.plan.DraftStep.What;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What psdg can do with drafts; each command is one transaction, names the revision that the person saw, and can be taken back. Two people at the same
 * plan: the second one is told (409) and looks again.
 */
@Service
class DraftDesk {

    /** 409: the last kept change is taken back already. */
    static final ProblemType NOTHING_TO_UNDO = new ProblemType("nothing-to-undo", 409);

    private final DraftTable drafts;
    private final Plans plans;
    private final Clock clock;

    DraftDesk(DraftTable drafts, Plans plans, Clock clock) {
        this.drafts = drafts;
        this.plans = plans;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Draft.WithUndo read(Person person, String plan) {
        person.requirePsdg();
        return withUndo(drafts.find(plan).orElseThrow(() -> Problem.notFound("plan", plan)));
    }

    @Transactional
    public Changed add(
            Person person,
            String plan,
            int revision,
            Level level,
            @Nullable String parent,
            @Nullable Integer position,
            PartFields fields) {
        return change(person, plan, revision, draft -> {
            String code = draft.add(level, parent, position, fields);
            return new What(Action.ADD, level, code, List.of());
        });
    }

    @Transactional
    public Changed change(Person person, String plan, int revision, Level level, String code, PartFields fields) {
        return change(person, plan, revision, draft -> {
            String now = draft.change(level, code, fields);
            return new What(Action.CHANGE, level, now, List.copyOf(fields.names()));
        });
    }

    @Transactional
    public Changed remove(Person person, String plan, int revision, Level level, String code) {
        return change(person, plan, revision, draft -> {
            draft.remove(level, code);
            return new What(Action.REMOVE, level, code, List.of());
        });
    }

    @Transactional
    public Changed move(
            Person person, String plan, int revision, Level level, String code, @Nullable String parent, int position) {
        return change(person, plan, revision, draft -> {
            String now = draft.move(level, code, parent, position);
            return new What(Action.MOVE, level, now, List.of());
        });
    }

    /** Another name, policy or deviation; null stays. */
    @Transactional
    public Changed changePlan(
            Person person,
            String plan,
            int revision,
            @Nullable String nameTh,
            @Nullable Policy policy,
            @Nullable Integer deviationPercent) {
        person.requirePsdg();
        List<String> fields = new ArrayList<>();
        if (nameTh != null) {
            fields.add("nameTh");
        }
        if (policy != null) {
            fields.add("policy");
        }
        if (deviationPercent != null) {
            fields.add("deviationPercent");
        }
        return replace(
                person,
                locked(plan, revision),
                tree -> new PlanTree(
                        tree.plan(),
                        tree.programme(),
                        nameTh == null ? tree.nameTh() : nameTh,
                        tree.fiscalYear(),
                        0,
                        policy == null ? tree.policy() : policy,
                        deviationPercent == null ? tree.deviationPercent() : deviationPercent,
                        tree.dimensions()),
                new What(Action.PLAN, Level.PLAN, plan, fields));
    }

    /** The draft as it was before the last change that is not taken back yet; the revision goes on. */
    @Transactional
    public Draft.WithUndo undo(Person person, String plan, int revision) {
        person.requirePsdg();
        Draft draft = locked(plan, revision);
        PlanTree before = drafts.takeBack(plan).orElseThrow(() -> Problem.of(NOTHING_TO_UNDO));
        return withUndo(drafts.store(draft.revision() + 1, before, plans.differsFromPublished(before), person, now()));
    }

    /**
     * All of the draft becomes another tree, as one change that can be taken back.
     *
     * @param revision that the person saw; null replaces whatever is there
     * @param tree well-formed; its plan is the draft's
     */
    @Transactional
    public Changed replaceAll(Person person, PlanTree tree, @Nullable Integer revision) {
        person.requirePsdg();
        Draft draft = locked(tree.plan(), revision);
        return replace(
                person,
                draft,
                ignored -> tree.asVersion(0),
                new What(Action.IMPORT, Level.PLAN, tree.plan(), List.of()));
    }

    /**
     * @param code of the part that the command was about, as it is called now
     */
    record Changed(Draft.WithUndo draft, String code) {}

    private Changed change(Person person, String plan, int revision, Function<DraftTree, What> command) {
        person.requirePsdg();
        Draft draft = locked(plan, revision);
        DraftTree changing = DraftTree.of(draft.tree());
        What what = command.apply(changing);
        return replace(person, draft, ignored -> changing.tree(), what);
    }

    private Changed replace(Person person, Draft draft, UnaryOperator<PlanTree> to, What what) {
        PlanTree tree = to.apply(draft.tree());
        Draft stored = tree.equals(draft.tree())
                ? draft
                : drafts.advance(draft, tree, plans.differsFromPublished(tree), what, person, now());
        return new Changed(withUndo(stored), what.code());
    }

    /** As exact as the database keeps it, so that an answer says what a later reading says. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Draft locked(String plan, @Nullable Integer revision) {
        Draft draft = drafts.lock(plan).orElseThrow(() -> Problem.notFound("plan", plan));
        requireSeen(draft, revision);
        return draft;
    }

    static void requireSeen(Draft draft, @Nullable Integer revision) {
        if (revision != null && revision != draft.revision()) {
            throw Problem.of(ProblemType.STALE_REVISION).with("current", Map.of("revision", draft.revision()));
        }
    }

    private Draft.WithUndo withUndo(Draft draft) {
        Optional<DraftStep> last = drafts.lastStep(draft.tree().plan());
        return new Draft.WithUndo(draft, last.orElse(null));
    }
}
