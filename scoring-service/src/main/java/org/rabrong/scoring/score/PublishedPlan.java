package org.rabrong.scoring.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.Scoring;
import org.rabrong.rules.TotalPolicy;

/** What scoring needs of a published plan: as the topic tells it, and as it is kept. A version never changes. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PublishedPlan(String plan, String nameTh, int version, TotalPolicy policy, List<Dimension> dimensions) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Dimension(String code, String nameTh, List<Indicator> indicators) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Indicator(String code, String nameTh, List<SubIndicator> subIndicators) {}

    /**
     * A sub-indicator.
     *
     * @param weight decimal text, as it is shown
     * @param bureau that certifies it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SubIndicator(
            String code, String nameTh, String weight, String bureau, ScoringText scoring, List<Variable> variables) {}

    /** Decimals as text. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ScoringText(
            String kind, @Nullable String formula, @Nullable List<String> levels) {

        public Scoring toRule() {
            return new Scoring(
                    kind,
                    formula,
                    levels == null
                            ? List.of()
                            : levels.stream().map(BigDecimal::new).toList());
        }
    }

    /** @param open false where nobody is asked for it any more; null in versions from before that was told */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Variable(
            String code, String id, String nameTh, @Nullable Boolean open) {

        boolean isClosed() {
            return Boolean.FALSE.equals(open);
        }
    }

    /** All sub-indicators in plan order. */
    public List<SubIndicator> subIndicators() {
        return dimensions.stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .flatMap(indicator -> indicator.subIndicators().stream())
                .toList();
    }

    /** The indicator that a sub-indicator hangs from. */
    public Optional<Indicator> indicatorOf(String subIndicator) {
        return dimensions.stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .filter(indicator -> indicator.subIndicators().stream()
                        .anyMatch(sub -> sub.code().equals(subIndicator)))
                .findFirst();
    }

    public Optional<SubIndicator> subIndicator(String code) {
        return subIndicators().stream()
                .filter(subIndicator -> subIndicator.code().equals(code))
                .findFirst();
    }
}
