package org.rabrong.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The three scores of one sub-indicator at one office (spec §3, §6).
 *
 * @param official what counts now
 * @param selfAssessed what the office sees on its own entry page
 * @param ifAllConfirmed what would count if all that awaits were confirmed
 * @param status of the weakest variable
 * @param audited the certifier's score stands in place of the computed one
 * @param decided all variables are CONFIRMED, or one is REJECTED: a rejection is a decision too, and counts 1.0000. Matters under
 *     {@link TotalPolicy#LEAVE_UNDECIDED_OUT}
 * @param decidedIfAllConfirmed the same, as if all that awaits were confirmed
 */
public record SubIndicatorScore(
        Graded official,
        Graded selfAssessed,
        Graded ifAllConfirmed,
        ItemStatus status,
        boolean audited,
        boolean decided,
        boolean decidedIfAllConfirmed) {

    private static final Set<ItemStatus> CONFIRMED = EnumSet.of(ItemStatus.CONFIRMED);
    private static final Set<ItemStatus> REPORTED = EnumSet.of(ItemStatus.AWAITING, ItemStatus.CONFIRMED);

    /** Scores the sub-indicator from the states of all of its variables. */
    public static SubIndicatorScore of(Scoring scoring, List<VariableState> variables) {
        Supplier<Graded> computed = once(() -> ComputedScore.of(scoring, variables));
        Graded audit = AuditScore.inForce(variables).orElse(null);
        Graded official = graded("OFFICIAL", CONFIRMED, variables, audit, computed);
        Graded selfAssessed = graded("SELF_ASSESSED", REPORTED, variables, audit, computed);
        List<VariableState> confirmed =
                variables.stream().map(VariableState::ifConfirmed).toList();
        Graded ifAllConfirmed = graded(
                "IF_ALL_CONFIRMED",
                CONFIRMED,
                confirmed,
                AuditScore.inForce(confirmed).orElse(null),
                computed);
        ItemStatus status =
                ItemStatus.weakest(variables.stream().map(VariableState::status).toList());
        return new SubIndicatorScore(
                official, selfAssessed, ifAllConfirmed, status, audit != null, decided(variables), decided(confirmed));
    }

    /**
     * What a person should know about a 1.0000: that the reported values cannot be computed, if so, and otherwise what the official score
     * waits for. Null when the official score was computed.
     */
    public @Nullable Reason because() {
        Reason cannot = REPORTED.contains(status) ? selfAssessed.reason() : null;
        return cannot != null ? cannot : official.reason();
    }

    private static boolean decided(List<VariableState> variables) {
        return variables.stream().anyMatch(variable -> variable.status() == ItemStatus.REJECTED)
                || variables.stream().allMatch(variable -> variable.status() == ItemStatus.CONFIRMED);
    }

    private static Graded graded(
            String rule,
            Set<ItemStatus> enough,
            List<VariableState> variables,
            @Nullable Graded audit,
            Supplier<Graded> computed) {
        if (audit != null) {
            return under(rule, audit, variables);
        }
        Reason lacking = lacking(enough, variables);
        if (lacking != null) {
            return new Graded(
                    Score.ONE,
                    lacking,
                    () -> new Explanation(
                            rule, Explanation.named(), Score.ONE.toString(), lacking, ComputedScore.values(variables)));
        }
        return under(rule, computed.get(), variables);
    }

    private static Graded under(String rule, Graded graded, List<VariableState> variables) {
        return new Graded(
                graded.score(),
                graded.reason(),
                () -> new Explanation(
                        rule,
                        statuses(variables),
                        graded.score().toString(),
                        graded.reason(),
                        List.of(graded.explanation())));
    }

    private static Map<String, String> statuses(List<VariableState> variables) {
        Map<String, String> inputs = Explanation.named();
        variables.forEach(
                variable -> inputs.put(variable.code(), variable.status().name()));
        return inputs;
    }

    private static @Nullable Reason lacking(Set<ItemStatus> enough, List<VariableState> variables) {
        ItemStatus weakest =
                ItemStatus.weakest(variables.stream().map(VariableState::status).toList());
        if (enough.contains(weakest)) {
            return null;
        }
        long so = variables.stream()
                .filter(variable -> variable.status() == weakest)
                .count();
        String code = switch (weakest) {
            case NOT_REPORTED -> Reason.NOT_REPORTED;
            case REJECTED -> Reason.REJECTED;
            case AWAITING, CONFIRMED -> Reason.AWAITING;
        };
        return Reason.of(code, so, variables.size());
    }

    private static <T> Supplier<T> once(Supplier<T> supplier) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public T get() {
                T known = value;
                if (known == null) {
                    known = supplier.get();
                    value = known;
                }
                return known;
            }
        };
    }
}
