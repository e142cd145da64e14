package org.rabrong.rules.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.formula.FormulaLimits;
import org.rabrong.rules.plausibility.ReportedFigure.Denominator;

/**
 * READ FIRST: every warning about a value, on one screen. A warning refuses nothing: the office may explain it, and the certifier sees both.
 * Comparisons are exact; only the percentage that is shown is rounded.
 */
public final class PlausibilityRules {

    /** All of them, in the order in which they are shown. */
    public static final List<PlausibilityRule> RULES = List.of(
            rule(
                    "far-from-previous",
                    "|value − previous| > |previous| × deviationPercent / 100; with a previous 0 any other value. Arguments: the previous"
                            + " value, the percent allowed, the percent found with two decimals (empty when previous is 0)",
                    PlausibilityRules::farFromPrevious),
            rule(
                    "above-denominator",
                    "the part is above its whole, by the sub-indicator's formula. Arguments: code and value of the denominator",
                    PlausibilityRules::aboveDenominator),
            rule(
                    "evidence-missing",
                    "the variable asks for a file, and the office attached none. No arguments",
                    PlausibilityRules::evidenceMissing));

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private PlausibilityRules() {}

    /** What is doubtful about a value, in the order of {@link #RULES}; nothing where there is no value. */
    public static List<Warning> warningsAbout(ReportedFigure figure) {
        return comparable(figure.value()) == null
                ? List.of()
                : RULES.stream()
                        .flatMap(rule -> rule.warningAbout(figure).stream())
                        .toList();
    }

    /** A rule of this id exists. */
    public static boolean isRule(String id) {
        return RULES.stream().anyMatch(rule -> rule.id().equals(id));
    }

    private static Optional<List<String>> farFromPrevious(ReportedFigure figure) {
        BigDecimal value = comparable(figure.value());
        BigDecimal previous = comparable(figure.previous());
        int allowed = figure.deviationPercent();
        if (value == null || previous == null || allowed <= 0) {
            return Optional.empty();
        }
        BigDecimal hundredfold = value.subtract(previous).abs().multiply(HUNDRED);
        if (hundredfold.compareTo(previous.abs().multiply(BigDecimal.valueOf(allowed))) <= 0) {
            return Optional.empty();
        }
        String found = previous.signum() == 0
                ? ""
                : hundredfold.divide(previous.abs(), 2, RoundingMode.HALF_UP).toPlainString();
        return Optional.of(List.of(plain(previous), Integer.toString(allowed), found));
    }

    private static Optional<List<String>> aboveDenominator(ReportedFigure figure) {
        BigDecimal value = comparable(figure.value());
        Denominator denominator = figure.denominator();
        BigDecimal whole = denominator == null ? null : comparable(denominator.value());
        return value == null || denominator == null || whole == null || value.compareTo(whole) <= 0
                ? Optional.empty()
                : Optional.of(List.of(denominator.variable(), plain(whole)));
    }

    private static Optional<List<String>> evidenceMissing(ReportedFigure figure) {
        return figure.evidenceRequired() && figure.files() == 0 ? Optional.of(List.of()) : Optional.empty();
    }

    /** No office reports a number beyond these limits; to compute with one could take for ever. */
    private static @Nullable BigDecimal comparable(@Nullable BigDecimal number) {
        return number != null && FormulaLimits.fits(number) ? number : null;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static PlausibilityRule rule(
            String id, String what, Function<ReportedFigure, Optional<List<String>>> arguments) {
        return new PlausibilityRule(id, what, arguments);
    }
}
