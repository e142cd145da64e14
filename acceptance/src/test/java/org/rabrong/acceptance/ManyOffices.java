package org.rabrong.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rabrong.acceptance.Caller.Answer;

/**
 * One person who reports for every office, made at Keycloak as its administrator would: 225 people who sign in one after the other would take
 * most of a minute, for the hashes of their passwords alone.
 */
final class ManyOffices {

    private static final String USERNAME = "reporter-of-all";

    private final List<String> offices;
    private final Caller reporter;

    private ManyOffices(List<String> offices, Caller reporter) {
        this.offices = offices;
        this.reporter = reporter;
    }

    static ManyOffices reportedForByOne() {
        List<String> offices = MeasuredPlan.offices(RunningPlatform.callerWithoutPlans("psdg"));
        Caller administrator = RunningPlatform.keycloakAdministrator();
        Answer made = administrator.post(
                "/auth/admin/realms/rabrong/users",
                Caller.JSON.writeValueAsString(Map.of(
                        "username",
                        USERNAME,
                        "enabled",
                        true,
                        "email",
                        USERNAME + "@rabrong.example",
                        "emailVerified",
                        true,
                        "firstName",
                        "ผู้รายงาน",
                        "lastName",
                        "ทุกเขต",
                        "groups",
                        offices.stream().map(office -> "/reporter/" + office).toList(),
                        "credentials",
                        List.of(Map.of("type", "password", "value", Caller.PASSWORD)))));
        if (made.status() != 201 && made.status() != 409) {
            throw new IllegalStateException(made.toString());
        }
        return new ManyOffices(offices, RunningPlatform.callerWithoutPlans(USERNAME));
    }

    List<String> codes() {
        return offices;
    }

    /** Until every office is asked for that many values. */
    void awaitSheets(String round, int values) {
        for (String office : List.of(offices.getFirst(), offices.getLast())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reporter.get("/api/v1/entries?round=" + round + "&office=" + office)
                                    .body()
                                    .path("items")
                                    .size()
                            == values);
        }
    }

    /** Values of one office, by variable; each a first report. */
    void report(String round, String office, Map<String, String> values) {
        String rows = values.entrySet().stream()
                .map(value -> "{\"variable\": \"%s\", \"value\": \"%s\", \"revision\": 0}"
                        .formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining(", "));
        Answer answer = reporter.put(
                "/api/v1/entries",
                "{\"round\": \"%s\", \"office\": \"%s\", \"values\": [%s]}".formatted(round, office, rows));
        boolean taken = answer.status() == 200
                && answer.body()
                        .path("items")
                        .valueStream()
                        .allMatch(result -> result.path("status").asInt() == 200);
        if (!taken) {
            throw new IllegalStateException(answer.toString());
        }
    }
}
