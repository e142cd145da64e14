package org.rabrong.indicator.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.Mode;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.Scoring;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A plan as a person writes it in YAML, shorter than {@link PlanTree}: a sub-indicator without a name has its indicator's, {@code mode} is NORMAL,
 * {@code decimals} 0, {@code open} true and the other flags false unless stated, {@code reporters} is ALL, PRIMARY, SECONDARY or a list of codes. A
 * member that is not known here is an error, so that a mistyped one is noticed.
 */
record PlanFile(
        String programme,
        String nameTh,
        int fiscalYear,
        @Nullable Policy policy,
        List<RoundLine> rounds,
        List<DimensionLines> dimensions) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    record RoundLine(@JsonProperty(required = true) int months, String nameTh) {}

    record DimensionLines(String code, String nameTh, List<IndicatorLines> indicators) {}

    record IndicatorLines(String code, String nameTh, List<SubIndicatorLines> subIndicators) {}

    record SubIndicatorLines(
            String code,
            @Nullable String nameTh,
            BigDecimal weight,
            String bureau,
            JsonNode reporters,
            @Nullable Mode mode,
            List<VariableLine> variables,
            ScoringLine scoring) {}

    record VariableLine(
            String id,
            String nameTh,
            String unitTh,
            BigDecimal min,
            BigDecimal max,
            @Nullable Integer decimals,
            @Nullable Boolean evidenceRequired,
            @Nullable Boolean carryForward,
            @Nullable String description,
            @Nullable Boolean open,
            @Nullable Boolean cumulative) {}

    record ScoringLine(
            ScoringKind kind,
            @Nullable String formula,
            @Nullable List<BigDecimal> levels) {}

    static PlanFile read(InputStream yaml) {
        try (yaml) {
            return YAML.readValue(yaml, PlanFile.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String planId() {
        return programme.toLowerCase(Locale.ROOT) + "-" + fiscalYear;
    }

    List<PlannedRound> plannedRounds() {
        return rounds.stream()
                .map(round -> new PlannedRound(planId(), programme, fiscalYear, round.months(), round.nameTh()))
                .toList();
    }

    /** The tree that is to become the next version; its own version is 0 until it is published. */
    PlanTree draft() {
        return new PlanTree(
                planId(),
                programme,
                nameTh,
                fiscalYear,
                0,
                policy == null ? Policy.UNDECIDED_COUNTS_ONE : policy,
                dimensions.stream().map(PlanFile::dimension).toList());
    }

    private static Dimension dimension(DimensionLines lines) {
        return new Dimension(
                lines.code(),
                lines.nameTh(),
                lines.indicators().stream()
                        .map(indicator -> new Indicator(
                                indicator.code(),
                                indicator.nameTh(),
                                indicator.subIndicators().stream()
                                        .map(sub -> subIndicator(sub, indicator.nameTh()))
                                        .toList()))
                        .toList());
    }

    private static SubIndicator subIndicator(SubIndicatorLines lines, String nameOfIndicator) {
        ScoringLine scoring = lines.scoring();
        return new SubIndicator(
                lines.code(),
                Objects.requireNonNullElse(lines.nameTh(), nameOfIndicator),
                lines.weight(),
                lines.bureau(),
                reporters(lines.reporters()),
                Objects.requireNonNullElse(lines.mode(), Mode.NORMAL),
                new Scoring(scoring.kind(), scoring.formula(), Objects.requireNonNullElse(scoring.levels(), List.of())),
                lines.variables().stream()
                        .map(line -> variable(lines.code(), line))
                        .toList());
    }

    private static Reporters reporters(JsonNode lines) {
        if (lines.isArray()) {
            return new Reporters(
                    ReporterKind.LIST,
                    lines.valueStream().map(JsonNode::asString).toList());
        }
        return new Reporters(ReporterKind.valueOf(lines.asString()), List.of());
    }

    private static Variable variable(String subIndicator, VariableLine line) {
        return new Variable(
                subIndicator + "." + line.id(),
                line.id(),
                line.nameTh(),
                line.unitTh(),
                line.min(),
                line.max(),
                Objects.requireNonNullElse(line.decimals(), 0),
                Objects.requireNonNullElse(line.evidenceRequired(), false),
                Objects.requireNonNullElse(line.carryForward(), false),
                line.description(),
                Objects.requireNonNullElse(line.open(), true),
                Objects.requireNonNullElse(line.cumulative(), false));
    }
}
