package org.rabrong.document;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.TestKafka;

/** What other services tell this one. Days are counted from today in Bangkok. */
public final class OtherServices {

    private static final Map<String, Long> SEQUENCES = new ConcurrentHashMap<>();

    private final TestKafka kafka;
    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Bangkok")));

    public OtherServices(TestKafka kafka) {
        this.kafka = kafka;
    }

    public LocalDate today() {
        return today;
    }

    /** From and to as days before or after today: {@code -5..0}. */
    public void schedule(String round, String reporting, String certification) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.scheduled.v1", """
                {"round": "%s", "plan": "krs", "planVersion": 1, "programme": "KRS", "fiscalYear": 2559, "months": 6,
                 "nameTh": "รอบทดสอบ", "reporting": %s, "certification": %s}""".formatted(
                        round, window(reporting), window(certification)));
    }

    /** A round whose windows are open. */
    public void openRound(String round) {
        schedule(round, "-5..5", "-5..5");
    }

    public void createItems(String round, String variable, String bureau, List<String> offices) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.items-created.v1", """
                {"round": "%s", "plan": "krs", "planVersion": 1, "subIndicator": "%s", "variable": "%s", "bureau": "%s",
                 "offices": %s, "carryForwardFrom": null}""".formatted(
                        round, subIndicator(variable), variable, bureau, texts(offices)));
    }

    public void removeItems(String round, String variable, List<String> offices) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.items-removed.v1", """
                {"round": "%s", "subIndicator": "%s", "variable": "%s", "offices": %s, "reason": null,
                 "by": {"id": "1", "name": "กพร.", "organisation": "PSDG"}, "at": "2016-04-02T03:00:00Z"}""".formatted(
                        round, subIndicator(variable), variable, texts(offices)));
    }

    /**
     * An extension of a window.
     *
     * @param scope {@code bureau}, {@code office} or {@code variable} with its code: {@code office=8101}; empty for all
     */
    public void extend(String round, UUID id, String window, int days, String scope, boolean revoked) {
        String[] parts = scope.split("=", -1);
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.window-extended.v1", """
                {"round": "%s", "id": "%s", "window": "%s", "until": "%s", "bureau": %s, "office": %s, "variable": %s,
                 "reason": "น้ำท่วม", "revoked": %s, "by": {"id": "1", "name": "กพร.", "organisation": "PSDG"},
                 "at": "2016-04-29T03:00:00Z"}""".formatted(
                        round,
                        id,
                        window,
                        today.plusDays(days),
                        text(parts[0].equals("bureau") ? parts[1] : null),
                        text(parts[0].equals("office") ? parts[1] : null),
                        text(parts[0].equals("variable") ? parts[1] : null),
                        revoked));
    }

    /** The certifier's last word on an item; null days are none. */
    public void certify(
            String item,
            String status,
            @Nullable Integer fixBy,
            @Nullable Integer reopenedUntil,
            @Nullable String carriedFrom) {
        String[] parts = item.split("/", -1);
        tell("rabrong.confirmations.v1", item, "org.rabrong.confirmations.reported.v1", """
                {"round": "%s", "variable": "%s", "office": "%s", "subIndicator": "%s", "bureau": "BTL", "status": "%s",
                 "value": "4", "revision": 1, "confirmedRevision": null, "confirmedValue": null, "changedSinceConfirmed": false,
                 "reason": null, "fixBy": %s, "reopenedUntil": %s, "auditScore": null,
                 "by": {"id": "1", "name": "สทร.", "organisation": "BTL"}, "at": "2016-05-02T08:00:00Z", "carriedFrom": %s}""".formatted(
                        parts[0],
                        parts[1],
                        parts[2],
                        subIndicator(parts[1]),
                        status,
                        text(day(fixBy)),
                        text(day(reopenedUntil)),
                        text(carriedFrom)));
    }

    /** A certifier of the bureau delegates to a colleague; days from today. */
    public void delegate(UUID id, String bureau, String colleague, int from, int until) {
        tellDelegation(id, bureau, colleague, from, until, null);
    }

    /** Takes it back before its last day. */
    public void endDelegation(UUID id, String bureau, String colleague, int from, int until) {
        tellDelegation(id, bureau, colleague, from, until, "2016-05-03T03:00:00Z");
    }

    private void tellDelegation(
            UUID id, String bureau, String colleague, int from, int until, @Nullable String endedAt) {
        String by = "{\"id\": \"1\", \"name\": \"สมชาย\", \"organisation\": \"%s\"}".formatted(bureau);
        tell(
                "rabrong.delegations.v1",
                id.toString(),
                "org.rabrong.delegations." + (endedAt == null ? "given" : "ended") + ".v1",
                """
                {"id": "%s", "bureau": "%s", "colleague": "%s", "from": "%s", "until": "%s", "note": null, "givenBy": %s,
                 "givenAt": "2016-05-02T03:00:00Z", "endedBy": %s, "endedAt": %s}""".formatted(
                                id,
                                bureau,
                                colleague,
                                today.plusDays(from),
                                today.plusDays(until),
                                by,
                                endedAt == null ? "null" : by,
                                text(endedAt)));
    }

    private void tell(String topic, String key, String type, String json) {
        kafka.send(topic, key, SEQUENCES.merge(topic + " " + key, 1L, Long::sum), type, json);
    }

    private String window(String days) {
        String[] parts = days.split("\\.\\.", -1);
        return "{\"opens\": \"%s\", \"closes\": \"%s\"}"
                .formatted(today.plusDays(Integer.parseInt(parts[0])), today.plusDays(Integer.parseInt(parts[1])));
    }

    private @Nullable String day(@Nullable Integer days) {
        return days == null ? null : today.plusDays(days).toString();
    }

    private static String subIndicator(String variable) {
        return variable.substring(0, variable.lastIndexOf('.'));
    }

    private static String text(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private static String texts(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(OtherServices::text).toList()) + "]";
    }
}
