package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.Mode;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.Scoring;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;

/**
 * What a person wants the fields of one part to be; null is a field that stays. Read with the limits that every draft keeps, however incomplete it
 * is otherwise: what is missing so far is blank or 0.
 *
 * @param names the fields that were sent
 */
record PartFields(
        Set<String> names,
        @Nullable String code,
        @Nullable String id,
        @Nullable String nameTh,
        @Nullable BigDecimal weight,
        @Nullable String bureau,
        @Nullable ReporterKind reporterKind,
        @Nullable List<String> offices,
        @Nullable Mode mode,
        @Nullable Boolean fourEyes,
        @Nullable ScoringKind scoringKind,
        @Nullable String formula,
        @Nullable List<BigDecimal> levels,
        @Nullable String unitTh,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer decimals,
        @Nullable Boolean evidenceRequired,
        @Nullable Boolean carryForward,
        @Nullable String description,
        @Nullable Boolean open,
        @Nullable Boolean cumulative) {

    static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,10}(\\.[0-9]{1,3}){0,5}");
    static final Pattern ID = Pattern.compile("[A-Z]");
    static final Pattern BUREAU = Pattern.compile("[A-Z]{2,8}");
    static final Pattern OFFICE = Pattern.compile("[0-9A-Z]{2,8}");
    static final int LONGEST_NAME = 500;
    static final int LONGEST_UNIT = 100;
    static final int LONGEST_FORMULA = 2000;
    static final int LONGEST_DESCRIPTION = 2000;
    static final int MOST_OFFICES = 1000;
    static final int MOST_LEVELS = 5;
    static final int MOST_DECIMALS = 6;
    static final int WEIGHT_DECIMALS = 4;
    static final BigDecimal MOST_WEIGHT = new BigDecimal(100);

    /** Values and levels: 15 digits before the point. */
    static final BigDecimal MOST_VALUE = new BigDecimal("999999999999999.999999");

    /** Reads the fields that a part of the level has; any other is refused. */
    static PartFields read(Fields fields, Level level) {
        boolean sub = level == Level.SUB_INDICATOR;
        boolean variable = level == Level.VARIABLE;
        Fields reporters = sub && fields.has("reporters") ? fields.within("reporters") : null;
        Fields scoring = sub && fields.has("scoring") ? fields.within("scoring") : null;
        PartFields read = new PartFields(
                fields.names(),
                variable ? null : fields.code("code", CODE),
                variable ? fields.code("id", ID) : null,
                fields.text("nameTh", LONGEST_NAME),
                sub ? fields.number("weight", BigDecimal.ZERO, MOST_WEIGHT, WEIGHT_DECIMALS) : null,
                sub ? fields.text("bureau", BUREAU) : null,
                reporters == null ? null : reporters.word("kind", ReporterKind.class),
                reporters == null ? null : reporters.codes("offices", MOST_OFFICES, OFFICE),
                sub ? fields.word("mode", Mode.class) : null,
                sub ? fields.flag("fourEyes") : null,
                scoring == null ? null : scoring.word("kind", ScoringKind.class),
                scoring == null ? null : scoring.lines("formula", LONGEST_FORMULA),
                scoring == null ? null : scoring.numbers("levels", MOST_LEVELS, MOST_VALUE.negate(), MOST_VALUE, 6),
                variable ? fields.text("unitTh", LONGEST_UNIT) : null,
                variable ? fields.number("min", MOST_VALUE.negate(), MOST_VALUE, MOST_DECIMALS) : null,
                variable ? fields.number("max", MOST_VALUE.negate(), MOST_VALUE, MOST_DECIMALS) : null,
                variable ? fields.integer("decimals", 0, MOST_DECIMALS) : null,
                variable ? fields.flag("evidenceRequired") : null,
                variable ? fields.flag("carryForward") : null,
                variable ? fields.lines("description", LONGEST_DESCRIPTION) : null,
                variable ? fields.flag("open") : null,
                variable ? fields.flag("cumulative") : null);
        fields.end();
        if (reporters != null) {
            reporters.end();
        }
        if (scoring != null) {
            scoring.end();
        }
        return read;
    }

    /** The sub-indicator with these fields; its code and variables stay. */
    SubIndicator appliedTo(SubIndicator old) {
        return new SubIndicator(
                old.code(),
                or(nameTh, old.nameTh()),
                or(weight, old.weight()),
                or(bureau, old.bureau()),
                appliedTo(old.reporters()),
                or(mode, old.mode()),
                or(fourEyes, old.fourEyes()),
                appliedTo(old.scoring()),
                old.variables());
    }

    /** The variable with these fields; its id stays. */
    Variable appliedTo(Variable old) {
        return new Variable(
                old.code(),
                old.id(),
                or(nameTh, old.nameTh()),
                or(unitTh, old.unitTh()),
                or(min, old.min()),
                or(max, old.max()),
                or(decimals, old.decimals()),
                or(evidenceRequired, old.evidenceRequired()),
                or(carryForward, old.carryForward()),
                description == null ? old.description() : blankIsNull(description),
                or(open, old.open()),
                or(cumulative, old.cumulative()));
    }

    /** Only a list has offices: they go when the kind becomes another one. */
    private Reporters appliedTo(Reporters old) {
        ReporterKind kind = or(reporterKind, old.kind());
        return new Reporters(kind, kind == ReporterKind.LIST ? or(offices, old.offices()) : List.of());
    }

    /** Only LINEAR has formula and levels: they go when the kind becomes another one. */
    private Scoring appliedTo(Scoring old) {
        ScoringKind kind = or(scoringKind, old.kind());
        return kind == ScoringKind.LINEAR
                ? new Scoring(
                        kind,
                        formula == null ? old.formula() : blankIsNull(formula),
                        levels == null ? old.levels() : levels)
                : new Scoring(kind, null, List.of());
    }

    private static <T> T or(@Nullable T wanted, T old) {
        return wanted == null ? old : wanted;
    }

    private static @Nullable String blankIsNull(String text) {
        return text.isBlank() ? null : text;
    }
}
