package org.rabrong.acceptance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.rabrong.acceptance.Caller.Answer;

/** Reporters of some offices who change their values again and again. */
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
            reporters.forEach((office, reporter) ->
                    variables.forEach(variable -> report(reporter, round + "/" + variable + "/" + office)));
        }
    }

    private void report(PatientPerson reporter, String item) {
        String value = Integer.toString(random.nextInt(1, 1_000_000));
        Answer answer = reporter.command(
                "PUT",
                "/api/v1/entries/" + item,
                "{\"value\": \"%s\", \"revision\": %d}".formatted(value, acknowledged.reports(item)));
        if (answer.status() == 200) {
            acknowledged.reported(item, value);
        } else if (!answer.at("/type").endsWith("item-confirmed")) {
            throw new IllegalStateException("the only reason to refuse is that the item is confirmed: " + answer);
        }
    }
}
