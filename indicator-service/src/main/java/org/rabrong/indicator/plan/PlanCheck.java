package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.Scoring;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;

/**
 * READ FIRST. Whether a plan may be published (spec §5): every rule is one entry of {@link #RULES}. A plan that breaks rules is not
 * published, and all that it breaks is told at once. Formulas are only checked for the names they use; their engine is in scoring-service.
 */
final class PlanCheck {

    /** One rule that a plan breaks, and where: {@code 1.1.1 weight: must be above 0}. */
    record Finding(String where, String rule, String what) {
        @Override
        public String toString() {
            return where + " " + rule + ": " + what;
        }
    }

    private record Rule(String name, BiConsumer<PlanTree, Findings> check) {}

    private static final Pattern PLAN = Pattern.compile("[a-z]{2,10}-[0-9]{4}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,10}(\\.[0-9]{1,3}){0,5}");
    private static final Pattern BUREAU = Pattern.compile("[A-Z]{2,8}");
    private static final Pattern OFFICE = Pattern.compile("[0-9A-Z]{2,8}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal FIVE = new BigDecimal(5);
    private static final int MOST_DECIMALS = 6;

    private static final List<Rule> RULES = List.of(
            new Rule("id", PlanCheck::id),
            new Rule("parts", PlanCheck::everyPartHasParts),
            new Rule("codes", PlanCheck::codesAreUniqueAndWellFormed),
            new Rule("weight", each((sub, found) -> found.unless(sub.weight().signum() > 0, "must be above 0"))),
            new Rule(
                    "bureau", each((sub, found) -> found.unless(matches(BUREAU, sub.bureau()), "is no bureau's code"))),
            new Rule("reporters", each(PlanCheck::reporters)),
            new Rule("range", each(PlanCheck::ranges)),
            new Rule("levels", each(PlanCheck::levels)),
            new Rule("formula", each(PlanCheck::formula)),
            new Rule("kind", each(PlanCheck::kindSuitsItsVariable)));

    private PlanCheck() {}

    /** All rules that the plan breaks; empty when it may be published. */
    static List<Finding> findingsIn(PlanTree plan) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.check().accept(plan, new Findings(plan.plan(), rule.name(), findings));
        }
        return List.copyOf(findings);
    }

    private static void id(PlanTree plan, Findings found) {
        found.unless(matches(PLAN, plan.plan()), "must be programme and year, as in krs-2559");
        found.unless(!plan.nameTh().isBlank(), "has no Thai name");
    }

    private static void everyPartHasParts(PlanTree plan, Findings found) {
        found.unless(!plan.dimensions().isEmpty(), "has no dimension");
        for (PlanTree.Dimension dimension : plan.dimensions()) {
            found.at(dimension.code()).unless(!dimension.indicators().isEmpty(), "has no indicator");
            for (PlanTree.Indicator indicator : dimension.indicators()) {
                found.at(indicator.code()).unless(!indicator.subIndicators().isEmpty(), "has no sub-indicator");
            }
        }
        plan.subIndicators().forEach(sub -> {
            found.at(sub.code()).unless(!sub.variables().isEmpty(), "has no variable");
            found.at(sub.code()).unless(!sub.nameTh().isBlank(), "has no Thai name");
        });
    }

    private static void codesAreUniqueAndWellFormed(PlanTree plan, Findings found) {
        Set<String> dimensions = new HashSet<>();
        Set<String> indicators = new HashSet<>();
        Set<String> subIndicators = new HashSet<>();
        for (PlanTree.Dimension dimension : plan.dimensions()) {
            code(dimension.code(), dimensions, found);
            for (PlanTree.Indicator indicator : dimension.indicators()) {
                code(indicator.code(), indicators, found);
            }
        }
        plan.subIndicators().forEach(sub -> {
            code(sub.code(), subIndicators, found);
            Set<String> ids = new HashSet<>();
            for (Variable variable : sub.variables()) {
                Findings here = found.at(variable.code());
                here.unless(matches(VARIABLE, variable.id()), "the variable's id must be one capital letter");
                here.unless(ids.add(variable.id()), "is there twice");
                here.unless(
                        variable.code().equals(sub.code() + "." + variable.id()),
                        "must be the sub-indicator's code and the variable's id");
            }
        });
    }

    private static void code(String code, Set<String> seen, Findings found) {
        found.at(code).unless(matches(CODE, code), "is no code");
        found.at(code).unless(seen.add(code), "is there twice");
    }

    private static void reporters(SubIndicator sub, Findings found) {
        Reporters reporters = sub.reporters();
        boolean listed = reporters.kind() == ReporterKind.LIST;
        found.unless(listed != reporters.offices().isEmpty(), "a list needs offices, and only a list has them");
        found.unless(
                new HashSet<>(reporters.offices()).size() == reporters.offices().size(), "an office is listed twice");
        for (String office : reporters.offices()) {
            found.unless(matches(OFFICE, office), office + " is no office's code");
        }
    }

    private static void ranges(SubIndicator sub, Findings found) {
        for (Variable variable : sub.variables()) {
            Findings here = found.at(variable.code());
            here.unless(variable.min().compareTo(variable.max()) <= 0, "min is above max");
            here.unless(
                    variable.decimals() >= 0 && variable.decimals() <= MOST_DECIMALS,
                    "decimals must be from 0 to " + MOST_DECIMALS);
        }
    }

    private static void levels(SubIndicator sub, Findings found) {
        List<BigDecimal> levels = sub.scoring().levels();
        if (sub.scoring().kind() != PlanTree.ScoringKind.LINEAR) {
            found.unless(levels.isEmpty(), "only LINEAR has levels");
            return;
        }
        found.unless(levels.size() == 5, "must be five");
        found.unless(monotone(levels, 1) || monotone(levels, -1), "must all rise or all fall");
    }

    private static boolean monotone(List<BigDecimal> levels, int direction) {
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).compareTo(levels.get(i - 1)) != direction) {
                return false;
            }
        }
        return true;
    }

    private static void formula(SubIndicator sub, Findings found) {
        Scoring scoring = sub.scoring();
        String formula = scoring.formula();
        if (scoring.kind() != PlanTree.ScoringKind.LINEAR) {
            found.unless(formula == null, "only LINEAR has a formula");
            return;
        }
        if (formula == null || formula.isBlank()) {
            found.unless(false, "is missing");
            return;
        }
        Set<String> named = new LinkedHashSet<>();
        WORD.matcher(formula).results().forEach(word -> named.add(word.group()));
        Set<String> known = new LinkedHashSet<>();
        for (Variable variable : sub.variables()) {
            known.add(variable.id());
            found.unless(named.contains(variable.id()), "does not use " + variable.id());
        }
        for (String name : named) {
            found.unless(known.contains(name), "names " + name + ", which is no variable of the sub-indicator");
        }
    }

    private static void kindSuitsItsVariable(SubIndicator sub, Findings found) {
        PlanTree.ScoringKind kind = sub.scoring().kind();
        if (kind == PlanTree.ScoringKind.LINEAR) {
            return;
        }
        found.unless(sub.variables().size() == 1, kind + " has exactly one variable");
        BigDecimal lowest = kind == PlanTree.ScoringKind.LEVEL ? ONE : BigDecimal.ZERO;
        BigDecimal highest = kind == PlanTree.ScoringKind.LEVEL ? FIVE : ONE;
        for (Variable variable : sub.variables()) {
            found.at(variable.code())
                    .unless(
                            variable.min().compareTo(lowest) >= 0
                                    && variable.max().compareTo(highest) <= 0,
                            kind + " has values from " + lowest + " to " + highest);
        }
    }

    private static BiConsumer<PlanTree, Findings> each(BiConsumer<SubIndicator, Findings> check) {
        return (plan, found) -> plan.subIndicators().forEach(sub -> check.accept(sub, found.at(sub.code())));
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    /** Collects findings for one place and one rule. */
    private record Findings(String where, String rule, List<Finding> all) {

        Findings at(String place) {
            return new Findings(place, rule, all);
        }

        void unless(boolean holds, String what) {
            if (!holds) {
                all.add(new Finding(where, rule, what));
            }
        }
    }
}
