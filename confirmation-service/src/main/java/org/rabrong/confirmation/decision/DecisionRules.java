package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.confirmation.decision.DecisionCommand.Propose;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;

/** What must hold for a bureau's decision beside the transition table, in the order in which it is checked (spec §3). */
final class DecisionRules {

    private DecisionRules() {}

    static void check(FromBureau command, ItemView item, Person person, LocalDate today) {
        switch (command) {
            case Audit audit -> {
                auditIsSwitchedOn(item);
                differingScoreHasAReason(audit.score(), audit.reason(), item);
            }
            case ProposeAudit audit -> {
                fourEyesAreSwitchedOn(item);
                auditIsSwitchedOn(item);
                differingScoreHasAReason(audit.score(), audit.reason(), item);
            }
            case Propose _ -> fourEyesAreSwitchedOn(item);
            default -> {}
        }
        certificationIsOpen(item, today);
        seenRevisionIsCurrent(command, item.state());
        if (item.facts().fourEyes()) {
            anotherPersonProposedIt(command, item, person);
        }
    }

    /** Decisions freeze when the certification window closes, and have not begun before it opens. */
    private static void certificationIsOpen(ItemView item, LocalDate today) {
        CertificationWindow window = item.facts().window();
        if (window == null) {
            throw Problem.notFound("round", item.id().round());
        }
        if (!window.isOpenOn(today)) {
            throw Refusal.certificationClosed(window);
        }
    }

    /** Nobody decides on a value that he did not see. */
    private static void seenRevisionIsCurrent(FromBureau command, ItemState state) {
        Long seen = command.seenRevision();
        if (seen != null && seen != state.revision()) {
            throw Refusal.stale(state);
        }
    }

    private static void auditIsSwitchedOn(ItemView item) {
        if (!item.facts().auditMode()) {
            throw Refusal.auditNotPermitted(item.subIndicator());
        }
    }

    private static void fourEyesAreSwitchedOn(ItemView item) {
        if (!item.facts().fourEyes()) {
            throw Refusal.fourEyesNotAsked(item.subIndicator());
        }
    }

    /**
     * Where two people certify, a confirmation and an audit score need what another person proposed. A proposal ends with every report, so that
     * both have seen the same revision. What gives an office less than it asks for (reject), or more time, one person may do.
     */
    private static void anotherPersonProposedIt(FromBureau command, ItemView item, Person person) {
        if (!(command instanceof Confirm) && !(command instanceof Audit)) {
            return;
        }
        Proposal proposal = item.state().proposal();
        if (proposal == null) {
            throw Refusal.notProposed(item.subIndicator());
        }
        if (proposal.byId().equals(person.id())) {
            throw Refusal.ownProposal(item.subIndicator());
        }
        BigDecimal proposed = proposal.score();
        BigDecimal given = command instanceof Audit audit ? audit.score() : null;
        if (!isSame(proposed, given)) {
            throw proposed == null
                    ? Refusal.notProposed(item.subIndicator())
                    : Refusal.otherProposal(item.subIndicator(), proposed.toPlainString());
        }
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /**
     * A score that differs from the computed one needs a reason. Where an audit score already stands, the score known here is that
     * one and no longer the computed one: then a reason is always needed.
     */
    private static void differingScoreHasAReason(BigDecimal score, @Nullable String reason, ItemView item) {
        BigDecimal known = item.facts().selfScore();
        boolean differs = item.state().auditScore() != null || score.compareTo(known) != 0;
        if (differs && reason == null) {
            throw Problem.invalid(Violation.of("reason", "audit-reason", known.toPlainString()));
        }
    }
}
