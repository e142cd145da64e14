package org.rabrong.scoring.score;

import java.time.Instant;
import java.util.List;

/** All scores of one office in one round, told when something changed (schema {@code scores.json}); decimals as text. */
record ScoresChanged(
        String round, String office, int planVersion, Three total, List<SubIndicator> subIndicators, Instant at) {

    static final String TOPIC = "rabrong.scores.v1";
    static final String TYPE = "org.rabrong.scores.changed.v1";

    record Three(String official, String selfAssessed, String ifAllConfirmed) {

        static Three from(KeptScores.Three scores) {
            return new Three(
                    scores.official().toString(),
                    scores.selfAssessed().toString(),
                    scores.ifAllConfirmed().toString());
        }
    }

    record SubIndicator(
            String code, String weight, String official, String selfAssessed, String ifAllConfirmed, String status) {

        static SubIndicator from(KeptScores.Line line) {
            Three scores = Three.from(line.scores());
            return new SubIndicator(
                    line.code(),
                    line.weight(),
                    scores.official(),
                    scores.selfAssessed(),
                    scores.ifAllConfirmed(),
                    line.status().name());
        }
    }

    static ScoresChanged from(KeptScores scores, Instant at) {
        return new ScoresChanged(
                scores.officeRound().round(),
                scores.officeRound().office(),
                scores.planVersion(),
                Three.from(scores.total()),
                scores.lines().stream().map(SubIndicator::from).toList(),
                at);
    }
}
