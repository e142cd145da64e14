package org.rabrong.scoring.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rabrong.rules.OfficeScores;
import org.rabrong.rules.OfficeScores.Assigned;
import org.rabrong.rules.SubIndicatorScore;
import org.rabrong.rules.VariableState;

/** Applies a plan version to the items that are asked of an office. A sub-indicator counts when the office has an item of it. */
public final class OfficeScorer {

    private OfficeScorer() {}

    static KeptScores score(OfficeRound officeRound, PublishedPlan plan, List<ItemState> items) {
        Map<String, ItemState> byVariable = new HashMap<>();
        for (ItemState item : items) {
            byVariable.put(item.variable(), item);
        }
        List<Assigned> assigned = new ArrayList<>();
        List<String> weights = new ArrayList<>();
        for (PublishedPlan.SubIndicator subIndicator : plan.subIndicators()) {
            if (isAssigned(subIndicator, byVariable)) {
                BigDecimal weight = new BigDecimal(subIndicator.weight());
                assigned.add(new Assigned(
                        subIndicator.code(),
                        weight,
                        subIndicator.scoring().toRule(),
                        variables(subIndicator, byVariable)));
                weights.add(KeptScores.plain(weight));
            }
        }
        return KeptScores.of(officeRound, plan.version(), OfficeScores.of(plan.policy(), assigned), weights);
    }

    /** Scores one sub-indicator from the office's items of it. */
    public static SubIndicatorScore score(PublishedPlan.SubIndicator subIndicator, List<ItemState> items) {
        Map<String, ItemState> byVariable = new HashMap<>();
        items.forEach(item -> byVariable.put(item.variable(), item));
        return SubIndicatorScore.of(subIndicator.scoring().toRule(), variables(subIndicator, byVariable));
    }

    private static boolean isAssigned(PublishedPlan.SubIndicator subIndicator, Map<String, ItemState> byVariable) {
        return subIndicator.variables().stream().anyMatch(variable -> byVariable.containsKey(variable.code()));
    }

    /** A variable of the plan whose item is not there (yet) is not reported; a closed one whose item is not there is left out. */
    private static List<VariableState> variables(
            PublishedPlan.SubIndicator subIndicator, Map<String, ItemState> byVariable) {
        List<VariableState> variables = new ArrayList<>();
        for (PublishedPlan.Variable variable : subIndicator.variables()) {
            ItemState item = byVariable.get(variable.code());
            if (item != null) {
                variables.add(item.toRule(variable.id()));
            } else if (!variable.isClosed()) {
                variables.add(VariableState.notReported(variable.code(), variable.id()));
            }
        }
        return variables;
    }
}
