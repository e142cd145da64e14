package org.rabrong.confirmation.worklist;

import java.util.Map;
import org.rabrong.confirmation.decision.ItemStatus;

/** A variable that a bureau certifies, with how many offices stand where. */
record VariableResponse(
        String variable,
        String subIndicator,
        String nameTh,
        String subIndicatorNameTh,
        String indicatorCode,
        String indicatorNameTh,
        String dimensionCode,
        String dimensionNameTh,
        String unit,
        String mode,
        Map<ItemStatus, Integer> counts) {}
