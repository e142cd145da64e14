package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What other services told about an item's surroundings, read in the same query as the item.
 *
 * @param bureau that certifies the variable now, by the plan's version that the round keeps to
 * @param auditMode psdg has switched the sub-indicator to AUDIT
 * @param fourEyes psdg has switched the sub-indicator to four eyes: one person of the bureau proposes, another confirms
 * @param window as extended for this item; null while the round's windows are not known here yet: nothing may be decided then
 * @param unit Thai
 * @param officeKind PRIMARY or SECONDARY
 * @param selfScore of the sub-indicator at the office, as computed from what it reports
 * @param officialScore of the sub-indicator at the office
 * @param comparison what the value is compared with
 */
public record ItemFacts(
        String bureau,
        boolean auditMode,
        boolean fourEyes,
        @Nullable CertificationWindow window,
        @Nullable String variableName,
        @Nullable String unit,
        @Nullable String officeName,
        @Nullable String officeKind,
        int evidenceCount,
        BigDecimal selfScore,
        BigDecimal officialScore,
        Comparison comparison) {}
