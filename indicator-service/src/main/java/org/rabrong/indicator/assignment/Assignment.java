package org.rabrong.indicator.assignment;

import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;

/**
 * One variable: where it stands, who reports it, who certifies it.
 *
 * @param weight the sub-indicator's, percent, as plain decimal text
 * @param bureauNameTh null until the bureau was announced here
 * @param officeCount offices that report it
 */
record Assignment(
        String dimension,
        String dimensionNameTh,
        String indicator,
        String indicatorNameTh,
        String subIndicator,
        String subIndicatorNameTh,
        String variable,
        String nameTh,
        String unitTh,
        String weight,
        PlanTree.Mode mode,
        String bureau,
        @Nullable String bureauNameTh,
        PlanTree.Reporters reporters,
        int officeCount,
        boolean open,
        boolean carryForward) {}
