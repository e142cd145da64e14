package org.rabrong.indicator.round;

/** Event: a round and its windows as they are from now on; replaces what was said before. */
record RoundScheduled(
        String round,
        String plan,
        int planVersion,
        String programme,
        int fiscalYear,
        int months,
        String nameTh,
        DateWindow reporting,
        DateWindow certification) {

    static final String TYPE = "org.rabrong.rounds.scheduled.v1";

    static RoundScheduled from(Round round) {
        return new RoundScheduled(
                round.id(),
                round.plan(),
                round.planVersion(),
                round.programme(),
                round.fiscalYear(),
                round.months(),
                round.nameTh(),
                round.reporting(),
                round.certification());
    }
}
