package org.rabrong.indicator.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanFinding.Severity;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.rabrong.rules.text.ReasonTexts;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a scoring while psdg edits it. */
@RestController
@RequestMapping("/api/v1/plans/trial")
class ScoringTrialController {

    private static final int MOST_VARIABLES = 26;
    private static final int MOST_LEVELS = 20;

    private final ReasonTexts reasons = new ReasonTexts();

    /** Members of any content; {@link #broken} says what of it cannot be tried at all. */
    record TrialRequest(
            @Nullable ScoringRequest scoring,
            @Nullable List<@Nullable String> variables,
            @Nullable Map<String, @Nullable String> values) {

        List<Violation> broken() {
            List<Violation> broken = new ArrayList<>();
            if (scoring == null) {
                broken.add(Violation.of("scoring", "required"));
            } else {
                if (scoring.kind() == null) {
                    broken.add(Violation.of("scoring.kind", "required"));
                }
                if (scoring.levels() != null && scoring.levels().size() > MOST_LEVELS) {
                    broken.add(Violation.of("scoring.levels", "entries", MOST_LEVELS));
                }
            }
            if (variables == null) {
                broken.add(Violation.of("variables", "required"));
            } else if (variables.size() > MOST_VARIABLES) {
                broken.add(Violation.of("variables", "entries", MOST_VARIABLES));
            }
            if (values != null && values.size() > MOST_VARIABLES) {
                broken.add(Violation.of("values", "entries", MOST_VARIABLES));
            }
            return broken;
        }
    }

    /** Formula and levels as they stand while they are typed. */
    record ScoringRequest(
            @Nullable String kind,
            @Nullable String formula,
            @Nullable List<@Nullable String> levels) {}

    record TrialResponse(
            List<FindingResponse> findings,
            @Nullable String value,
            @Nullable String score,
            List<String> because) {}

    record FindingResponse(
            String field,
            String rule,
            Severity severity,
            @Nullable Integer position,
            String message) {}

    @PostMapping
    TrialResponse run(Person person, Locale locale, @RequestBody TrialRequest request) {
        person.requirePsdg();
        List<Violation> broken = request.broken();
        ScoringRequest scoring = request.scoring();
        if (!broken.isEmpty() || scoring == null) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        ScoringTrial.Result result = ScoringTrial.of(
                texts(Collections.singletonList(scoring.kind())).getFirst(),
                scoring.formula(),
                texts(scoring.levels()),
                texts(request.variables()),
                Objects.requireNonNullElse(request.values(), Map.of()));
        FindingTexts texts = FindingTexts.in(locale);
        return new TrialResponse(
                result.findings().stream()
                        .map(finding -> new FindingResponse(
                                finding.field(),
                                finding.rule(),
                                finding.severity(),
                                finding.position() == 0 ? null : finding.position(),
                                texts.text(finding.rule(), finding.arguments())))
                        .toList(),
                result.value(),
                result.score(),
                result.becauseIn(reasons.in(locale)));
    }

    /** What is not there yet is a blank text. */
    private static List<String> texts(@Nullable List<@Nullable String> given) {
        return given == null
                ? List.of()
                : given.stream().map(text -> text == null ? "" : text).toList();
    }
}
