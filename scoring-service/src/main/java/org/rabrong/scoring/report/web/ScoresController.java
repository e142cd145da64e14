package org.rabrong.scoring.report.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import org.rabrong.platform.web.Person;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.scoring.report.ScoreReports;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/scores}: a reporter reads the own office, a certifier the own bureau's part of all, the others everything. */
@RestController
@RequestMapping("/api/v1/scores")
class ScoresController {

    private final ScoreReports reports;
    private final ReasonTexts texts = new ReasonTexts();

    ScoresController(ScoreReports reports) {
        this.reports = reports;
    }

    @GetMapping(params = "office")
    ScoreCardResponse card(Person person, @RequestParam String round, @RequestParam String office, Locale locale) {
        return ScoreCardResponse.from(reports.card(person, round, office), texts.in(locale));
    }

    @GetMapping(params = "!office")
    ScoreCardPage page(
            Person person,
            @RequestParam String round,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(1000) int limit,
            Locale locale) {
        return ScoreCardPage.from(reports.page(person, round, cursor, limit), texts.in(locale));
    }

    @GetMapping("/{round}/{office}/{subIndicator}/explanation")
    ExplanationResponse explanation(
            Person person,
            @PathVariable String round,
            @PathVariable String office,
            @PathVariable String subIndicator,
            Locale locale) {
        return ExplanationResponse.from(reports.explanation(person, round, office, subIndicator), texts.in(locale));
    }
}
