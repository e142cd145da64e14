package org.rabrong.acceptance;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.rabrong.acceptance.Caller.Answer;
import tools.jackson.databind.JsonNode;

/** A certifier who confirms, rejects and withdraws what the worklist shows. */
final class BureauThatDecides {

    private final String round;
    private final List<String> variables;
    private final List<String> offices;
    private final PatientPerson certifier;
    private final AcknowledgedCommands acknowledged;
    private final RandomGenerator random = RandomGenerator.getDefault();

    BureauThatDecides(
            String round,
            String username,
            List<String> variables,
            List<String> offices,
            AcknowledgedCommands acknowledged) {
        this.round = round;
        this.variables = variables;
        this.offices = offices;
        this.acknowledged = acknowledged;
        this.certifier = new PatientPerson(RunningPlatform.caller(username));
    }

    void until(AtomicBoolean more) {
        while (more.get()) {
            for (String variable : variables) {
                certifier
                        .read("/api/v1/confirmations?round=" + round + "&variable=" + variable + "&limit=1000")
                        .body()
                        .path("items")
                        .forEach(item -> decide(item));
            }
        }
    }

    private void decide(JsonNode item) {
        if (!offices.contains(item.path("office").asString())) {
            return;
        }
        switch (item.path("status").asString()) {
            case "AWAITING" -> {
                if (random.nextInt(3) == 0) {
                    send(item, "reject", "rejected", "{\"reason\": \"ตรวจแล้วไม่ตรงกับหลักฐาน\"}");
                } else {
                    send(
                            item,
                            "confirm",
                            "confirmed",
                            "{\"revision\": %d}".formatted(item.path("revision").asInt()));
                }
            }
            case "CONFIRMED", "REJECTED" -> send(item, "withdraw", "withdrawn", "{}");
            default -> {}
        }
    }

    private void send(JsonNode item, String command, String decision, String body) {
        String id = round + "/" + item.path("variable").asString() + "/"
                + item.path("office").asString();
        Answer answer = certifier.command("POST", "/api/v1/confirmations/" + id + "/" + command, body);
        if (answer.status() == 200) {
            acknowledged.decided(id, decision);
        } else if (answer.status() != 409) { // 409: the office was faster
            throw new IllegalStateException("unexpected answer to " + command + " of " + id + ": " + answer);
        }
    }
}
