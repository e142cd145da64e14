package org.rabrong.indicator.plan;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.DraftStep.Action;
import org.rabrong.indicator.plan.DraftStep.What;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins plans, publishes them and gives out what was published; what happens to a draft meanwhile is {@link DraftDesk}'s. */
@Service
public class Plans {

    static final String TOPIC = "rabrong.plans.v1";
    static final String PUBLISHED = "org.rabrong.plans.published.v1";

    /** 409; argument: the plan that there is. */
    static final ProblemType PLAN_EXISTS = new ProblemType("plan-exists", 409);
    /** 409: the draft equals what is published. */
    static final ProblemType NOTHING_TO_PUBLISH = new ProblemType("nothing-to-publish", 409);

    private final EntityManager entities;
    private final JdbcClient database;
    private final DraftTable drafts;
    private final Programmes programmes;
    private final PlanReview review;
    private final Outbox outbox;
    private final Clock clock;

    Plans(
            EntityManager entities,
            JdbcClient database,
            DraftTable drafts,
            Programmes programmes,
            PlanReview review,
            Outbox outbox,
            Clock clock) {
        this.entities = entities;
        this.database = database;
        this.drafts = drafts;
        this.programmes = programmes;
        this.review = review;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Publishes the draft unless there is such a plan already: a file only starts a plan, psdg carries it on. */
    @Transactional
    public PlanTree publishFirst(PlanTree draft) {
        lockPlans();
        return published(draft.plan()).orElseGet(() -> {
            programmes.addUnlessThere(new Programme(draft.programme(), draft.nameTh(), null));
            Plan plan = begin(draft, null);
            // By itself: which offices and bureaus there are is being told just now, to whoever starts
            return publish(plan, draft, PlanCheck.findingsIn(draft), true, Publisher.file(clock.instant()));
        });
    }

    /**
     * A new plan, of which nothing is published.
     *
     * @param copyOf the plan whose tree it takes; null for an empty one
     * @param policy null takes the copied plan's, or the usual one
     * @param deviationPercent null takes the copied plan's, or the usual one
     */
    @Transactional
    public PlanLine create(
            Person person,
            String programme,
            int fiscalYear,
            String nameTh,
            @Nullable Policy policy,
            @Nullable Integer deviationPercent,
            @Nullable String copyOf) {
        person.requirePsdg();
        lockPlans();
        if (programmes.find(programme).isEmpty()) {
            throw Problem.invalid(Violation.of("programme", "unknown-programme", programme));
        }
        PlanTree source = copyOf == null ? null : source(copyOf);
        Policy usual = source == null ? Policy.UNDECIDED_COUNTS_ONE : source.policy();
        int usualDeviation = source == null ? PlanTree.USUAL_DEVIATION : source.deviationPercent();
        create(
                person,
                new PlanTree(
                        programme.toLowerCase(Locale.ROOT) + "-" + fiscalYear,
                        programme,
                        nameTh,
                        fiscalYear,
                        0,
                        policy == null ? usual : policy,
                        deviationPercent == null ? usualDeviation : deviationPercent,
                        source == null ? List.of() : source.dimensions()));
        return line(programme.toLowerCase(Locale.ROOT) + "-" + fiscalYear);
    }

    /** A new plan with this draft, which is well-formed; its programme exists. */
    @Transactional
    public void create(Person person, PlanTree draft) {
        person.requirePsdg();
        lockPlans();
        if (entities.find(Plan.class, draft.plan()) != null) {
            throw Problem.of(PLAN_EXISTS, draft.plan());
        }
        begin(draft, person);
    }

    /**
     * Freezes the draft as the next version.
     *
     * @param revision that the person saw
     * @throws IncompletePlan naming all that keeps it from being published (spec §5)
     */
    @Transactional
    public VersionLine publish(Person person, String id, int revision, boolean acceptWarnings, @Nullable String note) {
        person.requirePsdg();
        Draft draft = drafts.lock(id).orElseThrow(() -> Problem.notFound("plan", id));
        DraftDesk.requireSeen(draft, revision);
        Plan plan = locked(id);
        if (!draft.differs() && plan.publishedVersion() > 0) {
            throw Problem.of(NOTHING_TO_PUBLISH);
        }
        Publisher by = Publisher.person(person, clock.instant(), note);
        PlanTree tree = publish(plan, draft.tree(), review.findings(draft.tree()), acceptWarnings, by);
        drafts.differs(id, false);
        return versionLine(id, tree.version());
    }

    /**
     * Publishes what is in force with one change, without what else the draft may have; the draft gets the same change, as one that can be taken back.
     *
     * @param change of a tree; leaves it alone where it has no such part
     * @param note why
     * @param place of what is changed
     * @throws Problem 409 plan-incomplete
     * @return the new version; the one in force where it says all that already
     */
    @Transactional
    public PlanTree publishChange(
            Person person, String id, UnaryOperator<PlanTree> change, String note, PlanPlace place) {
        person.requirePsdg();
        Draft draft = drafts.lock(id).orElseThrow(() -> Problem.notFound("plan", id));
        Plan plan = locked(id);
        PlanTree inForce = published(id).orElseThrow(() -> Problem.notFound("plan", id));
        PlanTree changed = change.apply(inForce);
        PlanTree published;
        try {
            published = changed.equals(inForce)
                    ? inForce
                    : publish(
                            plan,
                            changed,
                            review.findings(changed),
                            true,
                            Publisher.person(person, clock.instant(), note));
        } catch (IncompletePlan incomplete) { // published with older rules, or an office or bureau is known no more
            throw incomplete.problem(LocaleContextHolder.getLocale());
        }
        PlanTree changedDraft = change.apply(draft.tree());
        if (!changedDraft.equals(draft.tree())) {
            String field = place.field();
            What what = new What(
                    Action.PERMISSION, place.level(), place.code(), field == null ? List.of() : List.of(field));
            boolean differs = !PlanDifferences.none(published, changedDraft);
            drafts.advance(draft, changedDraft, differs, what, person, clock.instant());
        }
        return published;
    }

    /** The version in force. */
    @Transactional(readOnly = true)
    public Optional<PlanTree> published(String plan) {
        return Optional.ofNullable(entities.find(Plan.class, plan))
                .flatMap(found -> version(found.id(), found.publishedVersion()));
    }

    /** A version that was in force at some time: a round stays with the one that it was made for. */
    @Transactional(readOnly = true)
    public Optional<PlanTree> version(String plan, int version) {
        return Optional.ofNullable(entities.find(PlanVersion.class, new PlanVersion.Id(plan, version)))
                .map(PlanVersion::tree);
    }

    /** What is in force of every plan, newest year first. */
    @Transactional(readOnly = true)
    public List<PlanTree> allPublished() {
        return entities.createQuery(
                        "select v from Plan p join PlanVersion v on v.id.plan = p.plan and v.id.version = p.publishedVersion",
                        PlanVersion.class)
                .getResultStream()
                .map(PlanVersion::tree)
                .sorted(Comparator.comparingInt(PlanTree::fiscalYear).reversed().thenComparing(PlanTree::plan))
                .toList();
    }

    /** Every plan for psdg; for everyone else those that are published. Newest year first. */
    @Transactional(readOnly = true)
    public List<PlanLine> lines(boolean psdg) {
        return psdg
                ? database.sql(LINES + " order by 4 desc, 1 limit 1000")
                        .query((row, number) -> line(row))
                        .list()
                : allPublished().stream()
                        .map(tree -> new PlanLine(
                                tree.plan(), tree.programme(), tree.nameTh(), tree.fiscalYear(), tree.version(), null))
                        .toList();
    }

    /** What was published when, the newest first. */
    @Transactional(readOnly = true)
    public List<VersionLine> versions(String plan) {
        return entities.createQuery(
                        "select v from PlanVersion v where v.id.plan = :plan order by v.id.version desc",
                        PlanVersion.class)
                .setParameter("plan", plan)
                .setMaxResults(1000)
                .getResultStream()
                .map(PlanVersion::line)
                .toList();
    }

    boolean differsFromPublished(PlanTree draft) {
        return published(draft.plan())
                .map(inForce -> !PlanDifferences.none(inForce, draft))
                .orElse(true);
    }

    private static final String LINES = """
            select d.plan, d.tree ->> 'programme' as programme, d.tree ->> 'nameTh' as name_th,
                   (d.tree ->> 'fiscalYear')::int as fiscal_year, p.published_version, d.revision, d.changed_at,
                   d.changed_by_name, d.differs
            from plan_draft d join plan p on p.plan = d.plan""";

    private PlanLine line(String plan) {
        return database.sql(LINES + " where d.plan = :plan")
                .param("plan", plan)
                .query((row, number) -> line(row))
                .single();
    }

    private static PlanLine line(ResultSet row) throws SQLException {
        int version = row.getInt("published_version");
        return new PlanLine(
                row.getString("plan"),
                row.getString("programme"),
                row.getString("name_th"),
                row.getInt("fiscal_year"),
                version == 0 ? null : version,
                new PlanLine.DraftLine(
                        row.getInt("revision"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("changed_by_name"),
                        row.getBoolean("differs")));
    }

    private PlanTree source(String copyOf) {
        return published(copyOf)
                .or(() -> drafts.find(copyOf).map(Draft::tree))
                .orElseThrow(() -> Problem.invalid(Violation.of("copyOf", "unknown-plan", copyOf)));
    }

    private Plan begin(PlanTree draft, @Nullable Person by) {
        Plan plan = Plan.begin(draft);
        entities.persist(plan);
        entities.flush(); // the draft is inserted by SQL and refers to the plan
        drafts.insert(draft.asVersion(0), by != null, by, clock.instant());
        return plan;
    }

    private PlanTree publish(
            Plan plan, PlanTree draft, List<PlanFinding> findings, boolean acceptWarnings, Publisher by) {
        PlanVersion version = plan.publish(draft, findings, acceptWarnings, by);
        entities.persist(version);
        PlanTree tree = version.tree();
        outbox.append(new OutboxEvent(TOPIC, tree.plan(), tree.version(), PUBLISHED, tree));
        return tree;
    }

    private VersionLine versionLine(String plan, int version) {
        return entities.find(PlanVersion.class, new PlanVersion.Id(plan, version))
                .line();
    }

    private Plan locked(String id) {
        Plan plan = entities.find(Plan.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (plan == null) {
            throw Problem.notFound("plan", id);
        }
        return plan;
    }

    /** Two instances that start at once, two people who begin the same plan: the second one waits here and then finds it. */
    private void lockPlans() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('rabrong-plan'))", Integer.class)
                .getSingleResult();
    }
}
