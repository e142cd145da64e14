package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.Mode;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.Scoring;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;

/** Plans at random, right and wrong. */
public final class AnyPlan {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "ร้อยละ",
            "1.1",
            "A",
            "- x: [",
            "a: b # c",
            "'\"\\",
            "true",
            "null",
            "007",
            "1e3",
            "~",
            "บรรทัด\nใหม่",
            "{0} '{'",
            "😀",
            "=1+1");
    private static final List<String> NUMBERS =
            List.of("0", "1", "5", "-1", "0.01", "100", "99.5000", "1E+50", "1E-50", "1E+999999999", "-1E-999999999");
    private static final String SIGNS = "AB()+-*/ 0.9ก";

    private final Random random;

    public AnyPlan(long seed) {
        random = new Random(seed);
    }

    /** Anything that the type allows. */
    public PlanTree wild() {
        return new PlanTree(
                text(),
                text(),
                text(),
                random.nextInt(3000),
                0,
                any(Policy.values()),
                random.nextInt(2000) - 500,
                some(3, this::dimension));
    }

    private Dimension dimension() {
        return new Dimension(text(), text(), some(3, this::indicator));
    }

    private Indicator indicator() {
        return new Indicator(text(), text(), some(4, this::subIndicator));
    }

    private SubIndicator subIndicator() {
        return new SubIndicator(
                text(),
                text(),
                number(),
                text(),
                new Reporters(any(ReporterKind.values()), some(4, this::text)),
                any(Mode.values()),
                random.nextBoolean(),
                new Scoring(
                        any(ScoringKind.values()), random.nextInt(4) == 0 ? null : formula(), some(7, this::number)),
                some(4, this::variable));
    }

    private Variable variable() {
        return new Variable(
                text(),
                text(),
                text(),
                text(),
                number(),
                number(),
                random.nextInt(20) - 5,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? null : text(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private String formula() {
        StringBuilder formula = new StringBuilder();
        for (int left = random.nextInt(30); left > 0; left--) {
            formula.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return formula.toString();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private BigDecimal number() {
        return new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(int most, Supplier<T> one) {
        List<T> some = new ArrayList<>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            some.add(one.get());
        }
        return some;
    }

    /** What a draft may hold, complete or not: codes are there once, numbers and texts fit. */
    public PlanTree draft() {
        int[] next = {0};
        List<Dimension> dimensions = some(
                3,
                () -> new Dimension(
                        "D" + next[0]++,
                        line(),
                        some(
                                3,
                                () -> new Indicator(
                                        String.valueOf(next[0]++),
                                        line(),
                                        some(4, () -> tameSubIndicator("1." + next[0]++))))));
        return new PlanTree("krs-2560", "KRS", line(), 2560, 0, any(Policy.values()), random.nextInt(1001), dimensions);
    }

    private SubIndicator tameSubIndicator(String code) {
        ReporterKind reporters = any(ReporterKind.values());
        List<Variable> variables = new ArrayList<>();
        for (char id = 'A'; id < 'A' + random.nextInt(5); id++) {
            variables.add(tameVariable(code, String.valueOf(id)));
        }
        return new SubIndicator(
                code,
                line(),
                new BigDecimal(any(new String[] {"0", "5", "2.5", "12.3456", "100"})),
                any(new String[] {"", "BPP", "BTL"}),
                new Reporters(reporters, reporters == ReporterKind.LIST ? offices() : List.of()),
                any(Mode.values()),
                random.nextBoolean(),
                random.nextInt(4) == 0
                        ? new Scoring(ScoringKind.LEVEL, null, List.of())
                        : new Scoring(
                                ScoringKind.LINEAR,
                                random.nextInt(4) == 0 ? null : (formula() + "A").strip(),
                                some(5, this::tameNumber)),
                variables);
    }

    private List<String> offices() {
        return some(4, () -> "81" + (10 + random.nextInt(90))).stream()
                .distinct()
                .toList();
    }

    private String line() {
        return text().strip().replace('\n', ' ');
    }

    private Variable tameVariable(String subIndicator, String id) {
        return new Variable(
                subIndicator + "." + id,
                id,
                line(),
                line(),
                tameNumber(),
                tameNumber(),
                random.nextInt(7),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? null : "x" + text() + "x",
                random.nextBoolean(),
                random.nextBoolean());
    }

    private BigDecimal tameNumber() {
        return new BigDecimal(
                any(new String[] {"0", "-1", "97.5", "99.5", "0.01", "123456789012345.123456", "100000000000"}));
    }
}
