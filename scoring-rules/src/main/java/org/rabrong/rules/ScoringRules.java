package org.rabrong.rules;

import java.util.List;
import java.util.Optional;

/**
 * READ FIRST: every rule by which a score comes about, on one screen. Each explanation of a score names its rules by these ids.
 *
 * <p>From bottom to top: the variables' values go through the plan's formula (FORMULA) into a kind of score (LINEAR, LEVEL, BINARY); the
 * statuses of the items say which of three scores of the sub-indicator it becomes (OFFICIAL, SELF_ASSESSED, IF_ALL_CONFIRMED), unless a
 * certifier's AUDIT stands in its place; the three totals of an office weigh the sub-indicators' scores as shown (TOTAL).
 */
public final class ScoringRules {

    /** All of them. The order is that of a score's way. */
    public static final List<ScoringRule> RULES = List.of(
            rule("VALUE", "what the office reported for a variable, with its status", "spec §3"),
            rule("FORMULA", "x, computed exactly from the variables' values", "spec §6"),
            kind(
                    "LINEAR",
                    "between levels ti and ti+1: i + (x − ti)/(ti+1 − ti); 1 before t1, 5 beyond t5",
                    new LinearScore()),
            kind("LEVEL", "the value is the score", new LevelScore()),
            kind("BINARY", "1 is 5.0000, 0 is 1.0000", new BinaryScore()),
            rule("ROUNDING", "half-up to 4 places, once, from the exact value", "spec §6"),
            rule("CANNOT_COMPUTE", "1.0000 with the reason, such as a division by zero", "spec §6"),
            rule("AUDIT", "the certifier's score stands in place of the computed one", "spec §3"),
            rule("OFFICIAL", "computed when every variable is CONFIRMED, otherwise 1.0000", "spec §6"),
            rule("SELF_ASSESSED", "computed when every variable is AWAITING or CONFIRMED, otherwise 1.0000", "spec §3"),
            rule("IF_ALL_CONFIRMED", "the official score as if every AWAITING variable were CONFIRMED", "spec §6"),
            rule("SUB_INDICATOR", "its three scores side by side", "spec §6"),
            rule("TOTAL", "Σ(weight × shown score) / Σ(weight) over what is assigned to the office", "spec §6"));

    private ScoringRules() {}

    /** The rule of an id. */
    public static Optional<ScoringRule> rule(String id) {
        return RULES.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** How a kind of scoring computes; empty for a kind that is not known. */
    static Optional<ScoreKind> kind(String id) {
        return rule(id).map(ScoringRule::kind);
    }

    private static ScoringRule rule(String id, String what, String source) {
        return new ScoringRule(id, what, source, null);
    }

    private static ScoringRule kind(String id, String what, ScoreKind kind) {
        return new ScoringRule(id, what, "spec §6", kind);
    }
}
