package org.rabrong.indicator.permission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanPlace;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanSwitches;
import org.rabrong.indicator.plan.PlanTree;

/**
 * What a bureau asked for, and what became of it; kept for good.
 *
 * @param variable with CARRY_FORWARD; null is every variable of the sub-indicator
 * @param bureau that asked
 * @param rounds for which it was asked
 * @param askedBy name of the person
 * @param answeredBy who granted, refused or withdrew
 * @param grantedRounds rounds that were moved to the new version
 * @param planVersion that has the switch
 */
record Permission(
        UUID id,
        Kind kind,
        String plan,
        String subIndicator,
        String subIndicatorNameTh,
        @Nullable String variable,
        String bureau,
        List<String> rounds,
        String reason,
        String letterNumber,
        LocalDate letterDate,
        Letter letter,
        State state,
        String askedBy,
        Instant askedAt,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        @Nullable String answer,
        List<String> grantedRounds,
        @Nullable Integer planVersion) {

    enum Kind {
        AUDIT,
        CARRY_FORWARD
    }

    enum State {
        /** Waits for psdg. */
        ASKED,
        GRANTED,
        REFUSED,
        /** By the bureau itself, before it was answered. */
        WITHDRAWN
    }

    /** The official letter's file, as document-service keeps it. */
    record Letter(
            UUID id, @Nullable String fileName, @Nullable String sha256) {}

    /** What granting it changes in a plan. */
    UnaryOperator<PlanTree> change() {
        return kind == Kind.AUDIT
                ? PlanSwitches.audit(subIndicator)
                : PlanSwitches.carryForward(subIndicator, variable);
    }

    PlanPlace place() {
        return kind == Kind.AUDIT || variable == null
                ? new PlanPlace(Level.SUB_INDICATOR, subIndicator, kind == Kind.AUDIT ? "mode" : "carryForward")
                : new PlanPlace(Level.VARIABLE, variable, "carryForward");
    }
}
