package org.rabrong.confirmation.delegation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.delegation.Delegation.By;
import org.rabrong.confirmation.delegation.Delegation.State;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * READ FIRST. A certifier by own right delegates to a colleague of the bureau; who gave it, another such certifier of the bureau, or psdg may end
 * it. Row and event are one transaction, and nothing is deleted.
 */
@Service
class DelegationDesk {

    /** 409: the colleague has one already on some of the days; members {@code from}, {@code until}, {@code givenBy}. */
    static final ProblemType OVERLAPS = new ProblemType("delegation-overlaps", 409);

    private static final String PSDG = "PSDG";

    private final DelegationTable delegations;
    private final Outbox outbox;
    private final Clock clock;

    DelegationDesk(DelegationTable delegations, Outbox outbox, Clock clock) {
        this.delegations = delegations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Lends the right.
     *
     * @throws Problem 403 who does not certify for the bureau by own right, 422 what breaks a rule, 409 where it overlaps another
     */
    @Transactional
    public Delegation give(Person person, NewDelegation asked) {
        NewDelegation.Checked wanted = asked.checkedFor(person, today());
        Delegation delegation = new Delegation(
                UUID.randomUUID(),
                wanted.bureau(),
                wanted.colleague(),
                wanted.from(),
                wanted.until(),
                wanted.note(),
                new By(person.id(), person.displayName(), wanted.bureau(), now()),
                null);
        if (!delegations.insert(delegation)) {
            throw delegations
                    .overlapping(delegation)
                    .map(DelegationDesk::overlaps)
                    .orElseGet(() -> Problem.of(ProblemType.CONFLICT));
        }
        outbox.append(DelegationTold.of(delegation));
        return delegation;
    }

    /** Ends it for the next request of the colleague; one that is over or ended stays as it is. */
    @Transactional
    public Delegation end(Person person, UUID id) {
        Delegation delegation = delegations.lock(id).orElse(null);
        if (delegation == null || !mayEnd(person, delegation)) {
            throw notToEnd(person, id, delegation);
        }
        State state = delegation.on(today());
        if (state == State.OVER || state == State.ENDED) {
            return delegation;
        }
        boolean asCertifier = person.certifiesByOwnRightFor(delegation.bureau()) || !person.is(Role.PSDG);
        Delegation ended = delegation.endedBy(
                new By(person.id(), person.displayName(), asCertifier ? delegation.bureau() : PSDG, now()));
        delegations.end(ended);
        outbox.append(DelegationTold.of(ended));
        return ended;
    }

    /**
     * The newest first: all for psdg, the own bureaus' for a certifier by own right, those that name the person for a colleague.
     *
     * @param bureau null is all of them
     * @param states null is all of them
     * @param after the last one of the page before
     */
    @Transactional(readOnly = true)
    public List<Delegation> page(
            Person person,
            @Nullable String bureau,
            @Nullable Collection<State> states,
            @Nullable UUID after,
            int limit) {
        Set<String> own = bureausByOwnRight(person);
        Set<String> named = person.organisations(Role.STAFF);
        boolean all = person.is(Role.PSDG);
        if (!all && own.isEmpty() && named.isEmpty()) {
            throw Problem.forbidden("delegations", "");
        }
        if (bureau != null && !all && !own.contains(bureau) && !named.contains(bureau)) {
            throw Problem.forbidden("certifier", bureau);
        }
        return delegations.page(
                new DelegationTable.Whose(all, own, named, person.username()), bureau, states, today(), after, limit);
    }

    /** Whether the person may end it, as long as it is not over. */
    static boolean mayEnd(Person person, Delegation delegation) {
        return person.is(Role.PSDG)
                || person.id().equals(delegation.given().id())
                || person.certifiesByOwnRightFor(delegation.bureau());
    }

    static Set<String> bureausByOwnRight(Person person) {
        Set<String> bureaus = new TreeSet<>(person.organisations(Role.CERTIFIER));
        bureaus.removeIf(bureau -> !person.certifiesByOwnRightFor(bureau));
        return bureaus;
    }

    static Problem onlyCertifiers() {
        return Problem.forbidden("delegating", "");
    }

    /** Whom it names learns what is missing; other bureaus' certifiers find none; everybody else is told the same whether there is one or not. */
    private static Problem notToEnd(Person person, UUID id, @Nullable Delegation delegation) {
        if (delegation != null
                && person.isStaffOf(delegation.bureau())
                && person.username().equalsIgnoreCase(delegation.colleague())) {
            return Problem.forbidden("own-certifier", delegation.bureau());
        }
        return person.is(Role.PSDG) || !bureausByOwnRight(person).isEmpty()
                ? Problem.notFound("delegation", id.toString())
                : onlyCertifiers();
    }

    private static Problem overlaps(Delegation other) {
        return Problem.of(OVERLAPS, other.colleague(), other.given().name(), other.from(), other.until())
                .with("from", other.from())
                .with("until", other.until())
                .with("givenBy", other.given().name());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
