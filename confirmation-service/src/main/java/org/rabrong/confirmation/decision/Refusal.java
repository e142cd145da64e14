package org.rabrong.confirmation.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;

/** Why a decision is refused although the person may decide and the request is well-formed: all of them 409. */
final class Refusal {

    /** The item's status has no such move; arguments: command, status. */
    static final ProblemType ILLEGAL_MOVE = new ProblemType("illegal-move", 409);

    /** Outside of the certification window decisions freeze; arguments: first and last day. */
    static final ProblemType CERTIFICATION_CLOSED = new ProblemType("certification-closed", 409);

    /** psdg has not switched the sub-indicator to AUDIT; argument: sub-indicator. */
    static final ProblemType AUDIT_NOT_PERMITTED = new ProblemType("audit-not-permitted", 409);

    /** psdg has not switched the sub-indicator to four eyes: nothing is proposed, one person decides; argument: sub-indicator. */
    static final ProblemType FOUR_EYES_NOT_ASKED = new ProblemType("four-eyes-not-asked", 409);

    /** Another person of the bureau has to propose or to decide; arguments: which of both, sub-indicator, what is proposed. */
    static final ProblemType FOUR_EYES = new ProblemType("four-eyes", 409);

    private Refusal() {}

    static Problem illegalMove(ItemStatus status, DecisionCommand command) {
        String name = DecisionCommand.nameOf(command.getClass());
        return Problem.of(ILLEGAL_MOVE, name, status.name())
                .with("command", name)
                .with("itemStatus", status.name());
    }

    static Problem certificationClosed(CertificationWindow window) {
        return Problem.of(CERTIFICATION_CLOSED, window.opens(), window.closes())
                .with("opens", window.opens())
                .with("closes", window.closes());
    }

    static Problem auditNotPermitted(String subIndicator) {
        return Problem.of(AUDIT_NOT_PERMITTED, subIndicator);
    }

    static Problem fourEyesNotAsked(String subIndicator) {
        return Problem.of(FOUR_EYES_NOT_ASKED, subIndicator);
    }

    /** Nobody has proposed the decision yet. */
    static Problem notProposed(String subIndicator) {
        return Problem.of(FOUR_EYES, "not-proposed", subIndicator);
    }

    /** The person has proposed it: somebody else has to look. */
    static Problem ownProposal(String subIndicator) {
        return Problem.of(FOUR_EYES, "own-proposal", subIndicator);
    }

    /** Something else is proposed than what is to be decided. */
    static Problem otherProposal(String subIndicator, String proposedScore) {
        return Problem.of(FOUR_EYES, "other-score", subIndicator, proposedScore);
    }

    static Problem stale(ItemState now) {
        Map<String, @Nullable Object> current = new LinkedHashMap<>();
        current.put("value", now.value() == null ? null : now.value().toPlainString());
        current.put("revision", now.revision());
        current.put("status", now.status().name());
        return Problem.of(ProblemType.STALE_REVISION).with("current", current);
    }
}
