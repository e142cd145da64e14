package org.rabrong.rules;

import java.util.List;
import java.util.Locale;
import org.rabrong.rules.formula.FormulaResult;

/**
 * Why a score is 1.0000 without having been computed. The text that people read is in the bundle under {@code because.<code>}.
 *
 * @param code stable, lower case with hyphens: one of the constants, or a {@link FormulaResult.Kind} such as {@code division-by-zero}
 * @param arguments what the text needs
 */
public record Reason(String code, List<String> arguments) {

    /** Nothing is reported for a variable. Arguments: how many of them, of how many. */
    public static final String NOT_REPORTED = "not-reported";
    /** A variable was rejected. Arguments: how many, of how many. */
    public static final String REJECTED = "rejected";
    /** A decision is still to come. Arguments: how many, of how many. */
    public static final String AWAITING = "awaiting";
    /** The plan's kind of scoring is unknown. Arguments: the kind. */
    public static final String UNKNOWN_KIND = "unknown-kind";
    /** The plan has no formula, and more or less than one variable. */
    public static final String NO_FORMULA = "no-formula";
    /** The plan's levels are not five in ascending or descending order. */
    public static final String LEVELS_INVALID = "levels-invalid";
    /** LEVEL: not from 1 to 5. Arguments: the value. */
    public static final String NO_LEVEL = "no-level";
    /** BINARY: neither 0 nor 1. Arguments: the value. */
    public static final String NOT_BINARY = "not-binary";
    /** Total: the policy leaves every sub-indicator out. */
    public static final String NOTHING_DECIDED = "nothing-decided";
    /** Total: nothing that counts has a weight. */
    public static final String NO_WEIGHT = "no-weight";

    /** Codes of the reasons that are not a formula's. */
    public static final List<String> CODES = List.of(
            NOT_REPORTED,
            REJECTED,
            AWAITING,
            UNKNOWN_KIND,
            NO_FORMULA,
            LEVELS_INVALID,
            NO_LEVEL,
            NOT_BINARY,
            NOTHING_DECIDED,
            NO_WEIGHT);

    public static Reason of(String code, Object... arguments) {
        return new Reason(code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    static Reason of(FormulaResult.Failure failure) {
        return new Reason(codeOf(failure.kind()), failure.arguments());
    }

    /** {@code DIVISION_BY_ZERO} is {@code division-by-zero}. */
    public static String codeOf(FormulaResult.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
