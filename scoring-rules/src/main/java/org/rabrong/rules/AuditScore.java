package org.rabrong.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The certifier's own score of a sub-indicator at one office. It is in force while every variable is CONFIRMED, reported or not, as the
 * audit itself left them; once one of them is withdrawn or reported anew, the computed score counts again (spec §3).
 */
final class AuditScore {

    private AuditScore() {}

    static Optional<Graded> inForce(List<VariableState> variables) {
        if (variables.stream().anyMatch(variable -> variable.status() != ItemStatus.CONFIRMED)) {
            return Optional.empty();
        }
        return variables.stream()
                .map(VariableState::audit)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(VariableState.Audit::at))
                .map(audit -> new Graded(audit.score(), null, () -> explanation(audit, variables)));
    }

    private static Explanation explanation(VariableState.Audit audit, List<VariableState> variables) {
        return Explanation.of(
                "AUDIT",
                Explanation.named(
                        "score", audit.score().toString(), "at", audit.at().toString()),
                audit.score().toString(),
                ComputedScore.values(variables));
    }
}
