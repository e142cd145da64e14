package org.rabrong.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.rabrong.acceptance.Caller.Answer;
import tools.jackson.databind.JsonNode;

/** Reporters of some offices who change their values again and again, one by one or many at once. */
final class OfficesThatReport {

    private final String round;
    private final List<String> variables;
    private final Map<String, PatientPerson> reporters = new TreeMap<>();
    private final AcknowledgedCommands acknowledged;
    private final RandomGenerator random = RandomGenerator.getDefault();

    OfficesThatReport(String round, List<String> offices, List<String> variables, AcknowledgedCommands acknowledged) {
        this.round = round;
        this.variables = variables;
        this.acknowledged = acknowledged;
        offices.forEach(office -> reporters.put(office, new PatientPerson(RunningPlatform.caller("office-" + office))));
    }

    void until(AtomicBoolean more) {
        while (more.get()) {
            reporters.forEach((office, reporter) -> {
                if (random.nextBoolean()) {
                    reportTogether(reporter, office);
                } else {
                    variables.forEach(variable -> reportAlone(reporter, office, variable));
                }
            });
        }
    }

    private void reportAlone(PatientPerson reporter, String office, String variable) {
        String item = item(office, variable);
        String value = anyValue();
        Answer answer = reporter.command(
                "PUT",
                "/api/v1/entries/" + item,
                "{\"value\": \"%s\", \"revision\": %d}".formatted(value, acknowledged.reports(item)));
        take(item, value, answer.status(), answer.body());
    }

    /** All variables in one request, as the browser sends what was typed. */
    private void reportTogether(PatientPerson reporter, String office) {
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach(variable -> values.put(variable, anyValue()));
        String rows = variables.stream()
                .map(variable -> "{\"variable\": \"%s\", \"value\": \"%s\", \"revision\": %d}"
                        .formatted(variable, values.get(variable), acknowledged.reports(item(office, variable))))
                .collect(Collectors.joining(", "));
        Answer answer = reporter.command(
                "PUT",
                "/api/v1/entries",
                "{\"round\": \"%s\", \"office\": \"%s\", \"values\": [%s]}".formatted(round, office, rows));
        if (answer.status() != 200) {
            throw new IllegalStateException("there is no reason to refuse the request as a whole: " + answer);
        }
        answer.body().path("items").forEach(result -> {
            String variable = result.path("variable").asString();
            take(
                    item(office, variable),
                    Objects.requireNonNull(values.get(variable)),
                    result.path("status").asInt(),
                    result.path("problem"));
        });
    }

    private void take(String item, String value, int status, JsonNode problem) {
        if (status == 200) {
            acknowledged.reported(item, value);
        } else if (!problem.path("type").asString().endsWith("item-confirmed")) {
            throw new IllegalStateException("the only reason to refuse is that the item is confirmed: " + problem);
        }
    }

    private String item(String office, String variable) {
        return round + "/" + variable + "/" + office;
    }

    private String anyValue() {
        return Integer.toString(random.nextInt(1, 1_000_000));
    }
}
