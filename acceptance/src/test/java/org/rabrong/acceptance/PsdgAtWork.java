package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.rabrong.acceptance.Caller.Answer;
import tools.jackson.databind.JsonNode;

/** What psdg does before offices can report: programmes, plans, rounds and their items, over the API. */
final class PsdgAtWork {

    private static final Path SHIPPED = Path.of("..", "indicator-service", "src", "main", "resources", "plans");

    private final Caller psdg;

    PsdgAtWork(Caller psdg) {
        this.psdg = psdg;
    }

    /** The plans that come with the product, with their six-month rounds open from today, as the demonstration has them. */
    void loadShippedPlans() {
        for (String plan : new String[] {"krs-2559", "ars-2559"}) {
            String programme = plan.substring(0, 3).toUpperCase(java.util.Locale.ROOT);
            addProgramme(programme, programme);
            publish(importPlan(shipped(plan + ".yaml")));
            createItems(openRound(plan, 6), null);
        }
    }

    void addProgramme(String code, String nameTh) {
        Answer answer =
                psdg.post("/api/v1/programmes", "{\"code\": \"%s\", \"nameTh\": \"%s\"}".formatted(code, nameTh));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** Puts the file's plan into its draft and answers its id. */
    String importPlan(String yaml) {
        Answer answer = psdg.upload(
                "/api/v1/plans/import", "plan.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.at("/plan");
    }

    int publish(String plan) {
        int revision = psdg.get("/api/v1/plans/" + plan + "/draft")
                .body()
                .path("revision")
                .asInt();
        Answer answer = psdg.post(
                "/api/v1/plans/" + plan + "/publish",
                "{\"revision\": %d, \"acceptWarnings\": true}".formatted(revision));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("version").asInt();
    }

    /** A round that is reported and certified from today on. */
    String openRound(String plan, int months) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
        Answer answer = psdg.post("/api/v1/rounds", """
                        {"plan": "%s", "months": %d, "nameTh": "รอบ %d เดือน",
                         "reporting": {"opens": "%s", "closes": "%s"}, "certification": {"opens": "%s", "closes": "%s"}}""".formatted(
                        plan, months, months, today, today.plusDays(89), today, today.plusDays(119)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.at("/round");
    }

    /** Creates the items and waits until all are there. */
    JsonNode createItems(String round, @org.jspecify.annotations.Nullable String carryForwardFrom) {
        startCreatingItems(round, carryForwardFrom);
        return awaitItems(round);
    }

    void startCreatingItems(String round, @org.jspecify.annotations.Nullable String carryForwardFrom) {
        String body = carryForwardFrom == null ? "{}" : "{\"carryForwardFrom\": \"%s\"}".formatted(carryForwardFrom);
        Answer answer = psdg.post("/api/v1/rounds/" + round + "/items", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    JsonNode awaitItems(String round) {
        return await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions() // a service may be on its way back
                .until(() -> items(round), job -> job.path("state").asString().equals("DONE"));
    }

    JsonNode items(String round) {
        return psdg.get("/api/v1/rounds/" + round + "/items").body();
    }

    private static String shipped(String file) {
        try {
            return Files.readString(SHIPPED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
