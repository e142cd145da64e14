package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A published version of a plan: dimension (มิติ) &gt; indicator (ตัวชี้วัดหลัก) &gt; sub-indicator (ตัวชี้วัดย่อย) &gt; variable
 * (ตัวแปร). It is kept, told ({@code rabrong.plans.v1}) and served in this one shape; numbers are decimal strings in JSON.
 *
 * @param plan programme in lower case and fiscal year: {@code krs-2559}
 * @param fiscalYear Buddhist era
 * @param version counts publications from 1
 * @param deviationPercent a value further from last round's than this is warned about, 0 to {@value #MOST_DEVIATION}; 0 never warns
 */
public record PlanTree(
        String plan,
        String programme,
        String nameTh,
        int fiscalYear,
        int version,
        Policy policy,
        int deviationPercent,
        List<Dimension> dimensions) {

    /** Of a new plan, and where a file does not name it. */
    public static final int USUAL_DEVIATION = 50;

    public static final int MOST_DEVIATION = 1000;

    /** How a sub-indicator with undecided variables enters the official total (spec §6). */
    public enum Policy {
        /** It scores 1.0000. */
        UNDECIDED_COUNTS_ONE,
        /** It is left out of sum and weight. */
        LEAVE_UNDECIDED_OUT
    }

    public record Dimension(String code, String nameTh, List<Indicator> indicators) {}

    public record Indicator(String code, String nameTh, List<SubIndicator> subIndicators) {}

    /**
     * @param weight percent, above 0
     * @param bureau code of the bureau that certifies
     * @param fourEyes a decision is proposed by one person of the bureau and takes effect when another confirms it
     */
    public record SubIndicator(
            String code,
            String nameTh,
            @JsonSerialize(using = DecimalText.class) BigDecimal weight,
            String bureau,
            Reporters reporters,
            Mode mode,
            boolean fourEyes,
            Scoring scoring,
            List<Variable> variables) {

        /** The variables that get items (รายการกรอกข้อมูล), in the plan's order. */
        public List<Variable> openVariables() {
            return variables.stream().filter(Variable::open).toList();
        }
    }

    /**
     * Which offices report.
     *
     * @param offices codes, only with {@link ReporterKind#LIST}
     */
    public record Reporters(ReporterKind kind, List<String> offices) {}

    /** Kinds of reporters: every office, those of one kind, or the listed ones. */
    public enum ReporterKind {
        ALL,
        PRIMARY,
        SECONDARY,
        LIST
    }

    /** Who gives the score: the rule, or (where psdg allowed it) the certifier. */
    public enum Mode {
        NORMAL,
        AUDIT
    }

    /**
     * @param formula LINEAR only
     * @param levels t1 to t5, ascending or descending; empty unless LINEAR
     */
    public record Scoring(
            ScoringKind kind,
            @Nullable String formula,
            @JsonSerialize(contentUsing = DecimalText.class) List<BigDecimal> levels) {}

    /** How a value becomes a score (spec §6). */
    public enum ScoringKind {
        /** Interpolated between five levels. */
        LINEAR,
        /** The value is the score. */
        LEVEL,
        /** 1 is done (5.0000), 0 is not (1.0000). */
        BINARY
    }

    /**
     * What an office types.
     *
     * @param code sub-indicator's code, a point, id: {@code 2.A}
     * @param id name in the formula: {@code A}
     * @param decimals digits allowed after the point
     * @param description help for the reporter
     * @param open a closed variable gets no items
     * @param cumulative keeps growing through the year, so that carrying it forward is not advised
     */
    public record Variable(
            String code,
            String id,
            String nameTh,
            String unitTh,
            @JsonSerialize(using = DecimalText.class) BigDecimal min,
            @JsonSerialize(using = DecimalText.class) BigDecimal max,
            int decimals,
            boolean evidenceRequired,
            boolean carryForward,
            @Nullable String description,
            boolean open,
            boolean cumulative) {}

    /** All sub-indicators in the plan's order. */
    public Stream<SubIndicator> subIndicators() {
        return dimensions.stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .flatMap(indicator -> indicator.subIndicators().stream());
    }

    /** The plan without any part. */
    PlanTree empty() {
        return new PlanTree(plan, programme, nameTh, fiscalYear, version, policy, deviationPercent, List.of());
    }

    /** The same tree as the given version. */
    PlanTree asVersion(int number) {
        return new PlanTree(plan, programme, nameTh, fiscalYear, number, policy, deviationPercent, dimensions);
    }
}
