package org.rabrong.confirmation.projection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.plausibility.PartOfWhole;

/** What this service needs of a published plan ({@code contracts/events/schemas/plan.json}). */
record PlanTree(String plan, int version, int deviationPercent, List<Dimension> dimensions) {

    record Dimension(String code, String nameTh, List<Indicator> indicators) {}

    record Indicator(String code, String nameTh, List<SubIndicator> subIndicators) {}

    /** @param fourEyes absent in plans published before there was such a switch */
    record SubIndicator(
            String code,
            String nameTh,
            String bureau,
            String mode,
            @Nullable Boolean fourEyes,
            Scoring scoring,
            List<Variable> variables) {

        /** Code of the variable that each is a part of, by the sub-indicator's scoring; at most one has it. */
        Map<String, String> denominators() {
            Map<String, String> codes = variables.stream().collect(Collectors.toMap(Variable::id, Variable::code));
            return PartOfWhole.in(scoring.formula(), scoring.levels(), codes)
                    .map(share -> Map.of(share.part(), share.whole()))
                    .orElseGet(Map::of);
        }
    }

    record Scoring(@Nullable String formula, List<BigDecimal> levels) {}

    /** @param id name in the formula: {@code A} */
    record Variable(String code, String id, String nameTh, String unitTh, boolean evidenceRequired) {}
}
