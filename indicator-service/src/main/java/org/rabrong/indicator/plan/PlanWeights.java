package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.rules.formula.FormulaLimits;
import tools.jackson.databind.annotation.JsonSerialize;

/** What the weights of an office sum to: one sum for each kind of office, and one for each group of offices that lists name besides. */
final class PlanWeights {

    /** What a whole plan weighs, in percent. */
    static final BigDecimal WHOLE = new BigDecimal(100);

    private static final List<String> KINDS = List.of("PRIMARY", "SECONDARY");
    private static final int NAMED = 5;

    private PlanWeights() {}

    /**
     * The sum of one group.
     *
     * @param group PRIMARY, SECONDARY, or the offices as {@code 8101, M29}
     * @param offices empty for a kind as a whole
     */
    record Sum(
            String group,
            List<String> offices,
            @JsonSerialize(using = DecimalText.class) BigDecimal sum) {

        /** The group weighs something, and not 100: a kind that nothing asks of has nothing to report. */
        boolean misses() {
            return sum.signum() != 0 && sum.compareTo(WHOLE) != 0;
        }
    }

    /** Both kinds, then the groups of listed offices by their codes. */
    static List<Sum> of(PlanTree plan, KnownOrganisations known) {
        Map<String, BigDecimal> byKind = new LinkedHashMap<>();
        KINDS.forEach(kind -> byKind.put(kind, BigDecimal.ZERO));
        Map<String, List<Integer>> listsOf = new TreeMap<>();
        List<BigDecimal> listed = new ArrayList<>();
        plan.subIndicators().filter(sub -> FormulaLimits.fits(sub.weight())).forEach(sub -> {
            if (sub.reporters().kind() == ReporterKind.LIST) {
                new TreeSet<>(sub.reporters().offices())
                        .forEach(office -> listsOf.computeIfAbsent(office, ignored -> new ArrayList<>())
                                .add(listed.size()));
                listed.add(sub.weight());
            } else {
                byKind.replaceAll((kind, sum) -> reports(kind, sub) ? sum.add(sub.weight()) : sum);
            }
        });
        List<Sum> sums = new ArrayList<>();
        byKind.forEach((kind, sum) -> sums.add(new Sum(kind, List.of(), plain(sum))));
        groups(listsOf, known).forEach((group, offices) -> {
            BigDecimal sum = byKind.getOrDefault(group.kind(), BigDecimal.ZERO);
            for (int list : group.lists()) {
                sum = sum.add(listed.get(list));
            }
            sums.add(new Sum(label(offices), List.copyOf(offices), plain(sum)));
        });
        return List.copyOf(sums);
    }

    /** Offices of one kind that the same lists name weigh the same. */
    private record Group(String kind, List<Integer> lists) {}

    private static Map<Group, List<String>> groups(Map<String, List<Integer>> listsOf, KnownOrganisations known) {
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        listsOf.forEach((office, lists) -> groups.computeIfAbsent(
                        new Group(known.kindOf(office), lists), ignored -> new ArrayList<>())
                .add(office));
        return groups;
    }

    private static boolean reports(String kind, SubIndicator sub) {
        ReporterKind reporters = sub.reporters().kind();
        return reporters == ReporterKind.ALL || reporters.name().equals(kind);
    }

    private static String label(List<String> offices) {
        String named = String.join(", ", offices.subList(0, Math.min(NAMED, offices.size())));
        return offices.size() <= NAMED ? named : named + " +" + (offices.size() - NAMED);
    }

    private static BigDecimal plain(BigDecimal sum) {
        return sum.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(sum.stripTrailingZeros().toPlainString());
    }
}
