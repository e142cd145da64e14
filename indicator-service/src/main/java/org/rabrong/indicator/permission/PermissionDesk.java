package org.rabrong.indicator.permission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.permission.Permission.Kind;
import org.rabrong.indicator.permission.Permission.State;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.RoundDesk;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * READ FIRST. A bureau asks with its official letter, psdg grants or refuses; the bureau may withdraw what is not answered. Granting publishes the plan
 * with the switch and moves the rounds that psdg names to that version, all in one transaction.
 */
@Service
class PermissionDesk {

    /** 409: the same is asked already. */
    static final ProblemType ASKED = new ProblemType("permission-asked", 409);
    /** 409: the plan has it. */
    static final ProblemType IN_FORCE = new ProblemType("permission-in-force", 409);
    /** 409: it was granted, refused or withdrawn; the member {@code current} says which. */
    static final ProblemType ANSWERED = new ProblemType("permission-answered", 409);

    private final PermissionTable permissions;
    private final Plans plans;
    private final RoundDesk rounds;
    private final Clock clock;

    PermissionDesk(PermissionTable permissions, Plans plans, RoundDesk rounds, Clock clock) {
        this.permissions = permissions;
        this.plans = plans;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** All for psdg, the own bureaus' for a certifier; the newest first. */
    @Transactional(readOnly = true)
    public List<Permission> page(
            Person person, @Nullable State state, @Nullable String plan, @Nullable UUID after, int limit) {
        if (!person.is(Role.CERTIFIER)) {
            person.requirePsdg();
        }
        return permissions.page(
                person.is(Role.PSDG) ? null : person.organisations(Role.CERTIFIER), state, plan, after, limit);
    }

    /** By a certifier of the bureau that the published plan names for the sub-indicator. */
    @Transactional
    public Permission ask(Person person, AskedFor asked) {
        requireAnyCertifier(person);
        PlanTree plan = plans.published(asked.plan())
                .orElseThrow(() -> Problem.invalid(Violation.of("plan", "unknown-plan", asked.plan())));
        SubIndicator sub = plan.subIndicators()
                .filter(each -> each.code().equals(asked.subIndicator()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        Violation.of("subIndicator", "unknown-part", "sub-indicator", asked.subIndicator())));
        person.requireCertifierOf(sub.bureau());
        String variable = asked.variable();
        if (variable != null
                && sub.variables().stream().noneMatch(each -> each.code().equals(variable))) {
            throw Problem.invalid(Violation.of("variable", "unknown-part", "variable", variable));
        }
        requireRoundsOf(asked.plan(), asked.rounds());
        Permission permission = new Permission(
                UUID.randomUUID(),
                asked.kind(),
                asked.plan(),
                sub.code(),
                sub.nameTh(),
                variable,
                sub.bureau(),
                asked.rounds(),
                asked.reason(),
                asked.letterNumber(),
                asked.letterDate(),
                asked.letter(),
                State.ASKED,
                person.displayNameFor(sub.bureau()),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null,
                List.of(),
                null);
        if (permission.change().apply(plan).equals(plan)) {
            throw Problem.of(IN_FORCE);
        }
        if (!permissions.insert(permission, person)) {
            throw Problem.of(ASKED);
        }
        return permission;
    }

    /**
     * Publishes the plan with the switch.
     *
     * @param toMove rounds that are reported by the new version from now on; the others keep theirs
     */
    @Transactional
    public Permission grant(Person person, UUID id, List<String> toMove, @Nullable String answer) {
        person.requirePsdg();
        Permission asked = stillAsked(lock(id));
        requireRoundsOf(asked.plan(), toMove);
        boolean there = plans.published(asked.plan()).stream()
                .flatMap(PlanTree::subIndicators)
                .anyMatch(sub -> sub.code().equals(asked.subIndicator())
                        && (asked.variable() == null
                                || sub.variables().stream()
                                        .anyMatch(each -> each.code().equals(asked.variable()))));
        if (!there) {
            throw Problem.notFound("sub-indicator", asked.subIndicator());
        }
        PlanTree published =
                plans.publishChange(person, asked.plan(), asked.change(), asked.letterNumber(), asked.place());
        for (String round : toMove) {
            rounds.movePlanVersion(round, published.version());
        }
        permissions.answer(asked, State.GRANTED, person, clock.instant(), answer, toMove, published.version());
        return lock(id);
    }

    @Transactional
    public Permission refuse(Person person, UUID id, String answer) {
        person.requirePsdg();
        Permission asked = stillAsked(lock(id));
        permissions.answer(asked, State.REFUSED, person, clock.instant(), answer, List.of(), null);
        return lock(id);
    }

    /** By a certifier of the bureau that asked; nobody else learns that there is such a request. */
    @Transactional
    public Permission withdraw(Person person, UUID id) {
        requireAnyCertifier(person);
        Permission asked = lock(id);
        if (!person.certifiesFor(asked.bureau())) {
            throw Problem.notFound("permission", id.toString());
        }
        stillAsked(asked);
        permissions.answer(asked, State.WITHDRAWN, person, clock.instant(), null, List.of(), null);
        return lock(id);
    }

    private Permission lock(UUID id) {
        return permissions.lock(id).orElseThrow(() -> Problem.notFound("permission", id.toString()));
    }

    private static Permission stillAsked(Permission permission) {
        if (permission.state() != State.ASKED) {
            throw Problem.of(ANSWERED).with("current", permission);
        }
        return permission;
    }

    private static void requireAnyCertifier(Person person) {
        if (!person.is(Role.CERTIFIER)) {
            throw Problem.forbidden("certifier", "");
        }
    }

    /** Rounds of another plan have nothing to do with this plan's versions. */
    private static void requireRoundsOf(String plan, List<String> rounds) {
        Pattern form = Pattern.compile(Pattern.quote(plan) + "-[0-9]{1,2}m");
        for (int i = 0; i < rounds.size(); i++) {
            if (!form.matcher(rounds.get(i)).matches()) {
                throw Problem.invalid(Violation.of("rounds[" + i + "]", "round-of-plan", plan));
            }
        }
    }

    /** What a bureau asks for, as it came. */
    record AskedFor(
            Kind kind,
            String plan,
            String subIndicator,
            @Nullable String variable,
            List<String> rounds,
            String reason,
            String letterNumber,
            LocalDate letterDate,
            Permission.Letter letter) {}
}
