package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;

/** What must hold for a bureau's decision beside the transition table, in the order in which it is checked (spec §3). */
final class DecisionRules {

    private DecisionRules() {}

    static void check(FromBureau command, ItemView item, LocalDate today) {
        if (command instanceof Audit audit) {
            auditIsSwitchedOn(item);
            differingScoreHasAReason(audit, item);
        }
        certificationIsOpen(item, today);
        seenRevisionIsCurrent(command, item.state());
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

    /**
     * A score that differs from the computed one needs a reason. Where an audit score already stands, the score known here is that
     * one and no longer the computed one: then a reason is always needed.
     */
    private static void differingScoreHasAReason(Audit audit, ItemView item) {
        BigDecimal known = item.facts().selfScore();
        boolean differs = item.state().auditScore() != null || audit.score().compareTo(known) != 0;
        if (differs && audit.reason() == null) {
            throw Problem.invalid(Violation.of("reason", "audit-reason", known.toPlainString()));
        }
    }
}
