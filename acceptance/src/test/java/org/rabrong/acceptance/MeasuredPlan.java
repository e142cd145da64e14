package org.rabrong.acceptance;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan of any size for measurements: sub-indicators of two variables each, a share in percent. */
final class MeasuredPlan {

    private MeasuredPlan() {}

    /** A programme of its own with a published plan. */
    static String publish(PsdgAtWork psdg, int variables, List<String> offices) {
        return publish(psdg, variables, offices, _ -> "BTL");
    }

    /** @param bureauOf certifies the sub-indicator of that number, from 1 */
    static String publish(PsdgAtWork psdg, int variables, List<String> offices, IntFunction<String> bureauOf) {
        String plan = psdg.importPlan(yaml(newProgramme(psdg), variables, offices, bureauOf));
        psdg.publish(plan);
        return plan;
    }

    /** A programme that no other test knows; its code. */
    static String newProgramme(PsdgAtWork psdg) {
        String programme = "M"
                + Long.toString(System.nanoTime() % 100_000_000, 26)
                        .chars()
                        .mapToObj(digit -> String.valueOf((char) (digit < 'a' ? 'A' + digit - '0' : 'K' + digit - 'a')))
                        .collect(Collectors.joining());
        psdg.addProgramme(programme, "การวัด");
        return programme;
    }

    /** {@link #publish} and a round of six months, still without items. */
    static String openRound(PsdgAtWork psdg, int variables, List<String> offices) {
        return psdg.openRound(publish(psdg, variables, offices), 6);
    }

    /** Codes of the plan's variables in its order. */
    static List<String> variables(int count) {
        return IntStream.rangeClosed(1, count / 2)
                .boxed()
                .flatMap(i -> Stream.of("1." + i + ".A", "1." + i + ".B"))
                .toList();
    }

    private static String yaml(String programme, int variables, List<String> offices, IntFunction<String> bureauOf) {
        String list = offices.stream().map(office -> '"' + office + '"').collect(Collectors.joining(", ", "[", "]"));
        String subIndicators = IntStream.rangeClosed(1, variables / 2)
                .mapToObj(i -> """
                              - code: "1.%d"
                                name_th: ตัวชี้วัดย่อย %d
                                weight: 1
                                bureau: %s
                                reporters: %s
                                variables:
                                  - {id: A, name_th: ตัวตั้ง, unit_th: คน, min: 0, max: 10000000}
                                  - {id: B, name_th: ตัวหาร, unit_th: คน, min: 1, max: 10000000}
                                scoring: {kind: LINEAR, formula: "100 * A / B", levels: [60, 70, 80, 90, 100]}
                        """.formatted(i, i, bureauOf.apply(i), list))
                .collect(Collectors.joining());
        return Stream.of("programme: " + programme, "name_th: การวัด", "fiscal_year: 2560", "rounds: []", "dimensions:")
                        .collect(Collectors.joining("\n", "", "\n"))
                + """
                  - code: "D"
                    name_th: มิติ
                    indicators:
                      - code: "1"
                        name_th: ตัวชี้วัดหลัก
                        sub_indicators:
                """
                + subIndicators.indent(4);
    }

    /** Codes of all offices that report. */
    static List<String> offices(Caller psdg) {
        return psdg.get("/api/v1/organisations?limit=1000")
                .body()
                .path("items")
                .valueStream()
                .filter(organisation -> !organisation.path("kind").asString().equals("BUREAU"))
                .map(organisation -> organisation.path("code").asString())
                .toList();
    }
}
