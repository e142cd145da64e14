package org.rabrong.scoring.report.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.scoring.report.ScoreCard;
import org.rabrong.scoring.score.ItemState;
import org.rabrong.scoring.score.KeptScores;

/**
 * One office's card; scores, weights and values as decimal text.
 *
 * @param indicators absent in lists
 */
record ScoreCardResponse(
        String round,
        String office,
        String officeNameTh,
        @Nullable Three total,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Indicator> indicators,

        List<SubIndicator> subIndicators) {

    record Three(String official, String selfAssessed, String ifAllConfirmed) {

        static Three from(KeptScores.Three scores) {
            return new Three(
                    scores.official().toString(),
                    scores.selfAssessed().toString(),
                    scores.ifAllConfirmed().toString());
        }
    }

    record Indicator(String code, String official, String selfAssessed, String ifAllConfirmed) {

        static Indicator from(ScoreCard.Indicator indicator) {
            Three three = Three.from(indicator.scores());
            return new Indicator(indicator.code(), three.official(), three.selfAssessed(), three.ifAllConfirmed());
        }
    }

    /**
     * One sub-indicator.
     *
     * @param status of its weakest variable
     * @param inputs what the scores were computed from; absent in lists
     * @param audit the certifier's own score stands in place of the computed one
     * @param because why it is 1.0000 without having been computed
     */
    record SubIndicator(
            String code,
            String nameTh,
            String weight,
            String official,
            String selfAssessed,
            String ifAllConfirmed,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Input> inputs,

            boolean audit,
            @Nullable String because) {}

    record Input(
            String variable,
            long revision,
            String status,
            @Nullable String value) {

        static Input from(ItemState item) {
            BigDecimal value = item.value();
            return new Input(
                    item.variable(),
                    item.revision(),
                    item.status().name(),
                    value == null ? null : value.toPlainString());
        }
    }

    static ScoreCardResponse from(ScoreCard card, ReasonTexts.Language texts) {
        List<ScoreCard.Indicator> indicators = card.indicators();
        return new ScoreCardResponse(
                card.officeRound().round(),
                card.officeRound().office(),
                card.officeNameTh(),
                card.total() == null ? null : Three.from(card.total()),
                indicators == null
                        ? null
                        : indicators.stream().map(Indicator::from).toList(),
                card.lines().stream().map(line -> subIndicator(line, texts)).toList());
    }

    private static SubIndicator subIndicator(ScoreCard.Line line, ReasonTexts.Language texts) {
        KeptScores.Line scores = line.scores();
        Three three = Three.from(scores.scores());
        List<ItemState> items = line.items();
        return new SubIndicator(
                scores.code(),
                line.nameTh(),
                scores.weight(),
                three.official(),
                three.selfAssessed(),
                three.ifAllConfirmed(),
                scores.status().name(),
                items == null ? null : items.stream().map(Input::from).toList(),
                scores.audited(),
                texts.because(scores.because()));
    }
}
