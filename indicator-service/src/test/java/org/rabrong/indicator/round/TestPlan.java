package org.rabrong.indicator.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rabrong.indicator.plan.PlanTree;
import tools.jackson.databind.json.JsonMapper;

/** A plan of as many sub-indicators as a test needs, each with the variable {@code <number>.A}. */
final class TestPlan {

    private final List<String> variables = new ArrayList<>();
    private final String plan;

    TestPlan(String plan) {
        this.plan = plan;
    }

    /** One more for all offices, certified by BTL; where it is not open, it is {@code <number>.B} beside an open {@code <number>.A}. */
    TestPlan variable(boolean carryForward, boolean open, boolean cumulative) {
        return variable("{\"kind\": \"ALL\", \"offices\": []}", carryForward, open, cumulative);
    }

    TestPlan variable(String reporters, boolean carryForward, boolean open, boolean cumulative) {
        String code = Integer.toString(variables.size() + 1);
        String variable = """
                {"code": "%1$s.%2$s", "id": "%2$s", "nameTh": "ระดับ %1$s", "unitTh": "ระดับ", "min": "1", "max": "5", "decimals": 0,
                 "evidenceRequired": false, "carryForward": %3$s, "description": null, "open": %4$s, "cumulative": %5$s}""";
        String first = variable.formatted(code, "A", open && carryForward, true, open && cumulative);
        variables.add("""
                {"code": "%1$s", "nameTh": "ตัวชี้วัด %1$s", "weight": "1", "bureau": "BTL", "reporters": %2$s, "mode": "NORMAL", "fourEyes": false,
                 "scoring": {"kind": "LEVEL", "formula": null, "levels": []}, "variables": [%3$s]}""".formatted(
                        code,
                        reporters,
                        open ? first : first + ", " + variable.formatted(code, "B", carryForward, false, cumulative)));
        return this;
    }

    TestPlan variables(int number) {
        for (int i = 0; i < number; i++) {
            variable(false, true, false);
        }
        return this;
    }

    PlanTree draft() {
        String programme = plan.substring(0, plan.indexOf('-')).toUpperCase(Locale.ROOT);
        return JsonMapper.shared()
                .readValue(
                        """
                        {"plan": "%s", "programme": "%s", "nameTh": "แผนทดสอบ", "fiscalYear": %s, "version": 0, "policy": "UNDECIDED_COUNTS_ONE", "deviationPercent": 50,
                         "dimensions": [{"code": "EXT", "nameTh": "มิติ",
                           "indicators": [{"code": "1", "nameTh": "ตัวชี้วัดหลัก", "subIndicators": [%s]}]}]}""".formatted(
                                plan, programme, plan.substring(plan.indexOf('-') + 1), String.join(",", variables)),
                        PlanTree.class);
    }
}
