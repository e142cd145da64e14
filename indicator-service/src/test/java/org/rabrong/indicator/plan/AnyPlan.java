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
final class AnyPlan {

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

    AnyPlan(long seed) {
        random = new Random(seed);
    }

    /** Anything that the type allows. */
    PlanTree wild() {
        return new PlanTree(
                text(), text(), text(), random.nextInt(3000), 0, any(Policy.values()), some(3, this::dimension));
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
}
