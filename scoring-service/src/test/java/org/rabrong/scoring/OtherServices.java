package org.rabrong.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.TestKafka;

/** Tells what the other services would: plans and rounds, offices, items and the decisions on them. */
public final class OtherServices {

    private final TestKafka kafka;
    private final Map<String, Long> sequences = new HashMap<>();

    public OtherServices(TestKafka kafka) {
        this.kafka = kafka;
    }

    /** Four sub-indicators: 2 (A and B, PSDG), 6.1 (BTL), 6.5 (BTL, audited), 1.1.2 (BUS); of weights 5, 2.5, 2.5 and 5. */
    public void publish(String plan, int version, String policy) {
        publish(plan, version, policy, text -> text);
    }

    /** The same plan with some change. */
    public void publish(String plan, int version, String policy, UnaryOperator<String> change) {
        tell(
                "rabrong.plans.v1",
                plan,
                "org.rabrong.plans.published.v1",
                change.apply(PLAN.replace("${plan}", plan)
                        .replace("${version}", String.valueOf(version))
                        .replace("${policy}", policy)));
    }

    public void schedule(String round, String plan, int version) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.scheduled.v1", """
                {"round": "%s", "plan": "%s", "planVersion": %d, "programme": "KRS", "fiscalYear": 2559, "months": 6,
                 "nameTh": "รอบ 6 เดือน ปี 59", "reporting": {"opens": "2016-04-01", "closes": "2016-04-30"},
                 "certification": {"opens": "2016-04-01", "closes": "2016-05-31"}}""".formatted(round, plan, version));
    }

    public void announce(String office, String nameTh) {
        tell("rabrong.organisations.v1", office, "org.rabrong.organisations.announced.v1", """
                {"code": "%s", "kind": "PRIMARY", "nameTh": "%s", "nameEn": "Office %s", "shortTh": null, "provinces": ["TH-81"]}""".formatted(
                        office, nameTh, office));
    }

    public void createItems(String round, String plan, int version, String variable, List<String> offices) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.items-created.v1", """
                {"round": "%s", "plan": "%s", "planVersion": %d, "subIndicator": "%s", "variable": "%s", "bureau": "%s", "offices": [%s]}""".formatted(
                round,
                plan,
                version,
                subIndicator(variable),
                variable,
                bureau(variable),
                String.join(
                        ", ",
                        offices.stream().map(office -> "\"" + office + "\"").toList())));
    }

    public void removeItems(String round, String variable, List<String> offices) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.items-removed.v1", """
                {"round": "%s", "subIndicator": "%s", "variable": "%s", "offices": [%s], "reason": "ปรับผัง",
                 "by": {"id": "1", "name": "กพร.", "organisation": "PSDG"}, "at": "2016-04-02T03:00:00Z"}""".formatted(
                round,
                subIndicator(variable),
                variable,
                String.join(
                        ", ",
                        offices.stream().map(office -> "\"" + office + "\"").toList())));
    }

    /** Items of all variables, 1.1.2 only at offices whose code begins with M. */
    public void createAllItems(String round, String plan, int version, List<String> offices) {
        for (String variable : List.of("2.A", "2.B", "6.1.A", "6.5.A")) {
            createItems(round, plan, version, variable, offices);
        }
        List<String> secondary =
                offices.stream().filter(office -> office.startsWith("M")).toList();
        if (!secondary.isEmpty()) {
            createItems(round, plan, version, "1.1.2.A", secondary);
        }
    }

    /** One step of an item. */
    public Step step(String round, String variable, String office) {
        return new Step(round, variable, office);
    }

    /** Tells whatever is given, with the key's next sequence number. */
    public void tell(String topic, String key, String type, String json) {
        kafka.send(topic, key, sequences.merge(topic + " " + key, 1L, Long::sum), type, json);
    }

    public static String subIndicator(String variable) {
        return variable.substring(0, variable.lastIndexOf('.'));
    }

    private static String bureau(String variable) {
        return switch (subIndicator(variable)) {
            case "2" -> "PSDG";
            case "1.1.2" -> "BUS";
            default -> "BTL";
        };
    }

    /** An item's step in the making. */
    public final class Step {

        private final String round;
        private final String variable;
        private final String office;

        private Step(String round, String variable, String office) {
            this.round = round;
            this.variable = variable;
            this.office = office;
        }

        public void reported(String value) {
            tell("reported", "AWAITING", value, null, null);
        }

        public void confirmed(@Nullable String value) {
            tell("confirmed", "CONFIRMED", value, null, null);
        }

        public void rejected(@Nullable String value, String reason) {
            tell("rejected", "REJECTED", value, reason, null);
        }

        public void withdrawn(@Nullable String value) {
            tell("withdrawn", value == null ? "NOT_REPORTED" : "AWAITING", value, null, null);
        }

        public void cleared() {
            tell("cleared", "NOT_REPORTED", null, null, null);
        }

        /** Value and decision of an earlier round. */
        public void carriedForward(String status, @Nullable String value) {
            tell("carried-forward", status, value, null, null);
        }

        public void auditScored(@Nullable String value, String score) {
            tell("audit-scored", "CONFIRMED", value, "ตามเกณฑ์", score);
        }

        private void tell(
                String type,
                String status,
                @Nullable String value,
                @Nullable String reason,
                @Nullable String auditScore) {
            OtherServices.this.tell(
                    "rabrong.confirmations.v1",
                    round + "/" + variable + "/" + office,
                    "org.rabrong.confirmations." + type + ".v1",
                    """
                    {"round": "%s", "variable": "%s", "office": "%s", "subIndicator": "%s", "bureau": "%s", "status": "%s",
                     "value": %s, "revision": %d, "confirmedRevision": null, "confirmedValue": null,
                     "changedSinceConfirmed": false, "reason": %s, "fixBy": null, "reopenedUntil": null, "auditScore": %s,
                     "by": {"id": "1", "name": "สทร. ผู้รับรอง", "organisation": "BTL"}, "at": "2016-05-02T08:00:00Z"}""".formatted(
                                    round,
                                    variable,
                                    office,
                                    subIndicator(variable),
                                    bureau(variable),
                                    status,
                                    quoted(value),
                                    value == null ? 0 : 1,
                                    quoted(reason),
                                    quoted(auditScore)));
        }

        private static String quoted(@Nullable String text) {
            return text == null ? "null" : "\"" + text + "\"";
        }
    }

    private static final String PLAN = """
            {"plan": "${plan}", "programme": "KRS", "nameTh": "คำรับรองการปฏิบัติราชการ", "fiscalYear": 2559, "version": ${version},
             "policy": "${policy}", "deviationPercent": 50, "dimensions": [{"code": "EXT", "nameTh": "มิติภายนอก", "indicators": [
               {"code": "2", "nameTh": "คุณภาพการให้บริการประชาชน", "subIndicators": [
                 {"code": "2", "nameTh": "คุณภาพการให้บริการประชาชน", "weight": "5", "bureau": "PSDG",
                  "reporters": {"kind": "ALL", "offices": []}, "mode": "NORMAL",
                  "scoring": {"kind": "LINEAR", "formula": "100 * A / B", "levels": ["65", "70", "75", "80", "85"]},
                  "variables": [
                    {"code": "2.A", "id": "A", "nameTh": "ผู้พึงพอใจ", "unitTh": "คน", "min": "0", "max": "10000000", "decimals": 0,
                     "evidenceRequired": true, "carryForward": false},
                    {"code": "2.B", "id": "B", "nameTh": "ผู้ตอบทั้งหมด", "unitTh": "คน", "min": "0", "max": "10000000", "decimals": 0,
                     "evidenceRequired": false, "carryForward": false}]}]},
               {"code": "6", "nameTh": "ระบบสารสนเทศ", "subIndicators": [
                 {"code": "6.1", "nameTh": "การบริหารจัดการเทคโนโลยีสารสนเทศ", "weight": "2.5", "bureau": "BTL",
                  "reporters": {"kind": "ALL", "offices": []}, "mode": "NORMAL",
                  "scoring": {"kind": "LEVEL", "formula": null, "levels": []},
                  "variables": [
                    {"code": "6.1.A", "id": "A", "nameTh": "ระดับความสำเร็จ", "unitTh": "ระดับ", "min": "1", "max": "5", "decimals": 0,
                     "evidenceRequired": true, "carryForward": false}]},
                 {"code": "6.5", "nameTh": "การพัฒนาโปรแกรมประยุกต์", "weight": "2.5", "bureau": "BTL",
                  "reporters": {"kind": "ALL", "offices": []}, "mode": "AUDIT",
                  "scoring": {"kind": "LEVEL", "formula": null, "levels": []},
                  "variables": [
                    {"code": "6.5.A", "id": "A", "nameTh": "ระดับความสำเร็จ", "unitTh": "ระดับ", "min": "1", "max": "5", "decimals": 0,
                     "evidenceRequired": true, "carryForward": false}]},
                 {"code": "1.1.2", "nameTh": "ร้อยละผู้เรียนมัธยมปลาย", "weight": "5", "bureau": "BUS",
                  "reporters": {"kind": "SECONDARY", "offices": []}, "mode": "NORMAL",
                  "scoring": {"kind": "BINARY", "formula": null, "levels": []},
                  "variables": [
                    {"code": "1.1.2.A", "id": "A", "nameTh": "ดำเนินการ", "unitTh": "ดำเนินการ", "min": "0", "max": "1", "decimals": 0,
                     "evidenceRequired": false, "carryForward": false}]}]}]}]}
            """;
}
