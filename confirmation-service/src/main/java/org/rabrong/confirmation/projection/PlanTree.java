package org.rabrong.confirmation.projection;

import java.util.List;

/** What this service needs of a published plan ({@code contracts/events/schemas/plan.json}). */
record PlanTree(String plan, int version, List<Dimension> dimensions) {

    record Dimension(String code, String nameTh, List<Indicator> indicators) {}

    record Indicator(String code, String nameTh, List<SubIndicator> subIndicators) {}

    record SubIndicator(String code, String nameTh, String bureau, String mode, List<Variable> variables) {}

    record Variable(String code, String nameTh, String unitTh) {}
}
