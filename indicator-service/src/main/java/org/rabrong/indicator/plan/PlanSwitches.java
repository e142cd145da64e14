package org.rabrong.indicator.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.Mode;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;

/** The two switches of a plan that bureaus ask psdg for (spec §5), each as a change of a tree. Where there is no such part nothing changes. */
public final class PlanSwitches {

    private PlanSwitches() {}

    /** The certifier may give the sub-indicator's score. */
    public static UnaryOperator<PlanTree> audit(String subIndicator) {
        return tree -> changed(
                tree,
                subIndicator,
                sub -> new SubIndicator(
                        sub.code(),
                        sub.nameTh(),
                        sub.weight(),
                        sub.bureau(),
                        sub.reporters(),
                        Mode.AUDIT,
                        sub.fourEyes(),
                        sub.scoring(),
                        sub.variables()));
    }

    /**
     * Value and decision of the round before stay in force.
     *
     * @param variable null is every variable of the sub-indicator
     */
    public static UnaryOperator<PlanTree> carryForward(String subIndicator, @Nullable String variable) {
        return tree -> changed(
                tree,
                subIndicator,
                sub -> new SubIndicator(
                        sub.code(),
                        sub.nameTh(),
                        sub.weight(),
                        sub.bureau(),
                        sub.reporters(),
                        sub.mode(),
                        sub.fourEyes(),
                        sub.scoring(),
                        sub.variables().stream()
                                .map(each -> variable == null || variable.equals(each.code()) ? carried(each) : each)
                                .toList()));
    }

    private static Variable carried(Variable variable) {
        return new Variable(
                variable.code(),
                variable.id(),
                variable.nameTh(),
                variable.unitTh(),
                variable.min(),
                variable.max(),
                variable.decimals(),
                variable.evidenceRequired(),
                true,
                variable.description(),
                variable.open(),
                variable.cumulative());
    }

    private static PlanTree changed(PlanTree tree, String code, UnaryOperator<SubIndicator> change) {
        return new PlanTree(
                tree.plan(),
                tree.programme(),
                tree.nameTh(),
                tree.fiscalYear(),
                tree.version(),
                tree.policy(),
                tree.deviationPercent(),
                tree.dimensions().stream()
                        .map(dimension -> changed(dimension, code, change))
                        .toList());
    }

    private static Dimension changed(Dimension dimension, String code, UnaryOperator<SubIndicator> change) {
        List<Indicator> indicators = dimension.indicators().stream()
                .map(indicator -> new Indicator(
                        indicator.code(),
                        indicator.nameTh(),
                        indicator.subIndicators().stream()
                                .map(sub -> sub.code().equals(code) ? change.apply(sub) : sub)
                                .toList()))
                .toList();
        return new Dimension(dimension.code(), dimension.nameTh(), indicators);
    }
}
