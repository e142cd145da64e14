package org.rabrong.scoring.score.messaging;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.rules.ItemStatus;
import org.rabrong.scoring.score.ItemState;
import org.rabrong.scoring.score.OfficeRound;

/** The item after one step of its life (schema {@code confirmation.json}); decimals as text. */
record ItemStep(
        String round,
        String variable,
        String office,
        String subIndicator,
        ItemStatus status,
        @Nullable String value,
        long revision,
        @Nullable String reason,
        @Nullable String auditScore,
        By by,
        Instant at) {

    private static final String AUDIT_SCORED = "org.rabrong.confirmations.audit-scored.v1";

    private static final String CARRIED_FORWARD = "org.rabrong.confirmations.carried-forward.v1";

    /** Comes in hundreds, when the items of a round are created. */
    static boolean isCarriedForward(ReceivedEvent event) {
        return event.type().equals(CARRIED_FORWARD);
    }

    record By(String name, String organisation) {}

    /** The state that the event tells. Only the audit's own step says when its score was given. */
    static ItemState stateOf(ReceivedEvent event) {
        ItemStep step = event.dataAs(ItemStep.class);
        boolean audit = event.type().equals(AUDIT_SCORED);
        return new ItemState(
                new OfficeRound(step.round, step.office),
                step.variable,
                step.subIndicator,
                step.status,
                decimal(step.value),
                step.revision,
                decimal(step.auditScore),
                audit ? step.at : null,
                step.reason,
                step.by.name,
                step.by.organisation,
                step.at,
                event.sequence());
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
