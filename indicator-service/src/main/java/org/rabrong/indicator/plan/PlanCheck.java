package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanFinding.Severity;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.rabrong.rules.formula.FormulaLimits;

/**
 * READ FIRST. Whether a plan may be published (spec §5): {@link #RULES} is the table of what is looked at. All that a plan breaks is told at
 * once, each with its place. Any tree may be given, however incomplete: a draft is checked after every change.
 */
final class PlanCheck {

    private record Rule(String what, Check check) {}

    private interface Check {
        void check(PlanTree plan, KnownOrganisations known, Findings found);
    }

    /** In the order in which a person would mend them. */
    private static final List<Rule> RULES = List.of(
            new Rule("the plan's id is programme and year", PlanCheck::id),
            new Rule("every part has a Thai name, a variable also a unit; none is too long", PlanCheck::texts),
            new Rule("the deviation that is warned about is 0 to 1000 percent", PlanCheck::deviation),
            new Rule("every part has parts", PlanCheck::parts),
            new Rule("codes are well formed and there once", PlanCheck::codes),
            new Rule("a sub-indicator weighs more than 0", each(PlanCheck::weight)),
            new Rule("every variable has reporters that exist", each(PlanCheck::reporters)),
            new Rule("every variable has a certifier that exists", each(PlanCheck::bureau)),
            new Rule("min is not above max; 0 to 6 decimals", each(PlanCheck::ranges)),
            new Rule("something is reported", each(PlanCheck::openVariables)),
            new Rule("formula and levels are what the engine can score with", each(PlanCheck::scoring)),
            new Rule("LEVEL and BINARY have one variable with values of their range", each(PlanCheck::kind)),
            new Rule("warning: the weights of an office sum to 100", PlanCheck::weightSums),
            new Rule("warning: what keeps growing is not carried forward", each(PlanCheck::carryForward)));

    static final int LONGEST_NAME = 500;
    static final int LONGEST_UNIT = 100;
    static final int LONGEST_DESCRIPTION = 2000;
    static final int MOST_DECIMALS = 6;

    private static final Pattern PLAN = Pattern.compile("[a-z]{2,10}-[0-9]{4}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,10}(\\.[0-9]{1,3}){0,5}");
    private static final Pattern BUREAU = Pattern.compile("[A-Z]{2,8}");
    private static final Pattern OFFICE = Pattern.compile("[0-9A-Z]{2,8}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z]");
    private static final BigDecimal FIVE = new BigDecimal(5);

    private PlanCheck() {}

    /** All that is wrong with the plan by itself, without knowing which offices and bureaus there are. */
    static List<PlanFinding> findingsIn(PlanTree plan) {
        return findingsIn(plan, KnownOrganisations.NONE);
    }

    /** All that is wrong with the plan, errors and warnings; empty when it may be published as it is. */
    static List<PlanFinding> findingsIn(PlanTree plan, KnownOrganisations known) {
        List<PlanFinding> findings = new ArrayList<>();
        Findings found = new Findings(Level.PLAN, plan.plan(), findings);
        for (Rule rule : RULES) {
            rule.check().check(plan, known, found);
        }
        return List.copyOf(findings);
    }

    private static void id(PlanTree plan, KnownOrganisations known, Findings found) {
        found.errorUnless(matches(PLAN, plan.plan()), "plan", "plan-id");
    }

    private static void texts(PlanTree plan, KnownOrganisations known, Findings found) {
        found.text(plan.nameTh(), "nameTh", LONGEST_NAME);
        for (Dimension dimension : plan.dimensions()) {
            found.at(dimension).text(dimension.nameTh(), "nameTh", LONGEST_NAME);
            for (Indicator indicator : dimension.indicators()) {
                found.at(indicator).text(indicator.nameTh(), "nameTh", LONGEST_NAME);
                for (SubIndicator sub : indicator.subIndicators()) {
                    found.at(sub).text(sub.nameTh(), "nameTh", LONGEST_NAME);
                    for (Variable variable : sub.variables()) {
                        Findings here = found.at(variable);
                        here.text(variable.nameTh(), "nameTh", LONGEST_NAME);
                        here.text(variable.unitTh(), "unitTh", LONGEST_UNIT);
                        String description = variable.description();
                        here.errorUnless(
                                description == null || description.length() <= LONGEST_DESCRIPTION,
                                "description",
                                "too-long",
                                LONGEST_DESCRIPTION);
                    }
                }
            }
        }
    }

    private static void deviation(PlanTree plan, KnownOrganisations known, Findings found) {
        found.errorUnless(
                plan.deviationPercent() >= 0 && plan.deviationPercent() <= PlanTree.MOST_DEVIATION,
                "deviationPercent",
                "deviation-range",
                PlanTree.MOST_DEVIATION);
    }

    private static void parts(PlanTree plan, KnownOrganisations known, Findings found) {
        found.errorUnless(!plan.dimensions().isEmpty(), null, "no-dimension");
        for (Dimension dimension : plan.dimensions()) {
            found.at(dimension).errorUnless(!dimension.indicators().isEmpty(), null, "no-indicator");
            for (Indicator indicator : dimension.indicators()) {
                found.at(indicator).errorUnless(!indicator.subIndicators().isEmpty(), null, "no-sub-indicator");
            }
        }
        plan.subIndicators()
                .forEach(sub -> found.at(sub).errorUnless(!sub.variables().isEmpty(), null, "no-variable"));
    }

    private static void codes(PlanTree plan, KnownOrganisations known, Findings found) {
        Set<String> dimensions = new HashSet<>();
        Set<String> indicators = new HashSet<>();
        Set<String> subIndicators = new HashSet<>();
        for (Dimension dimension : plan.dimensions()) {
            code(dimension.code(), dimensions, found.at(dimension));
            for (Indicator indicator : dimension.indicators()) {
                code(indicator.code(), indicators, found.at(indicator));
                for (SubIndicator sub : indicator.subIndicators()) {
                    code(sub.code(), subIndicators, found.at(sub));
                    Set<String> ids = new HashSet<>();
                    for (Variable variable : sub.variables()) {
                        Findings here = found.at(variable);
                        here.errorUnless(matches(VARIABLE, variable.id()), "id", "variable-id");
                        here.errorUnless(ids.add(variable.id()), "id", "code-twice", variable.id());
                        here.errorUnless(
                                variable.code().equals(sub.code() + "." + variable.id()),
                                "code",
                                "variable-code",
                                sub.code() + "." + variable.id());
                    }
                }
            }
        }
    }

    private static void code(String code, Set<String> seen, Findings found) {
        found.errorUnless(matches(CODE, code), "code", "code-form");
        found.errorUnless(seen.add(code), "code", "code-twice", code);
    }

    private static void weight(SubIndicator sub, KnownOrganisations known, Findings found) {
        found.errorUnless(sub.weight().signum() > 0, "weight", "weight-positive");
        found.errorUnless(FormulaLimits.fits(sub.weight()), "weight", "number-too-long", FormulaLimits.MAX_DIGITS);
    }

    private static void reporters(SubIndicator sub, KnownOrganisations known, Findings found) {
        List<String> offices = sub.reporters().offices();
        boolean list = sub.reporters().kind() == ReporterKind.LIST;
        found.errorUnless(!list || !offices.isEmpty(), "reporters", "reporters-missing");
        found.errorUnless(list || offices.isEmpty(), "reporters", "reporters-not-listed");
        Set<String> seen = new HashSet<>();
        for (String office : offices) {
            found.errorUnless(seen.add(office), "reporters", "office-twice", office);
            if (!matches(OFFICE, office) || known.lacksOffice(office)) {
                found.error("reporters", "office-unknown", office);
            }
        }
    }

    private static void bureau(SubIndicator sub, KnownOrganisations known, Findings found) {
        if (sub.bureau().isBlank()) {
            found.error("bureau", "bureau-missing");
        } else if (!matches(BUREAU, sub.bureau()) || known.lacksBureau(sub.bureau())) {
            found.error("bureau", "bureau-unknown", sub.bureau());
        }
    }

    private static void ranges(SubIndicator sub, KnownOrganisations known, Findings found) {
        for (Variable variable : sub.variables()) {
            Findings here = found.at(variable);
            here.errorUnless(FormulaLimits.fits(variable.min()), "min", "number-too-long", FormulaLimits.MAX_DIGITS);
            here.errorUnless(FormulaLimits.fits(variable.max()), "max", "number-too-long", FormulaLimits.MAX_DIGITS);
            here.errorUnless(variable.min().compareTo(variable.max()) <= 0, "max", "max-below-min");
            here.errorUnless(
                    variable.decimals() >= 0 && variable.decimals() <= MOST_DECIMALS,
                    "decimals",
                    "decimals-range",
                    MOST_DECIMALS);
        }
    }

    private static void openVariables(SubIndicator sub, KnownOrganisations known, Findings found) {
        found.errorUnless(
                sub.variables().isEmpty() || sub.variables().stream().anyMatch(Variable::open),
                null,
                "no-open-variable");
    }

    private static void scoring(SubIndicator sub, KnownOrganisations known, Findings found) {
        Set<String> open = new LinkedHashSet<>();
        Set<String> closed = new LinkedHashSet<>();
        sub.variables().forEach(variable -> (variable.open() ? open : closed).add(variable.id()));
        PlanTree.Scoring scoring = sub.scoring();
        for (ScoringCheck.Fault fault :
                ScoringCheck.faults(scoring.kind(), scoring.formula(), scoring.levels(), open, closed)) {
            found.add("scoring." + fault.field(), fault.rule(), Severity.ERROR, fault.arguments(), fault.position());
        }
    }

    private static void kind(SubIndicator sub, KnownOrganisations known, Findings found) {
        ScoringKind kind = sub.scoring().kind();
        if (kind == ScoringKind.LINEAR) {
            return;
        }
        List<Variable> open = sub.variables().stream().filter(Variable::open).toList();
        found.errorUnless(open.size() <= 1, "scoring.kind", "kind-one-variable", kind);
        BigDecimal lowest = kind == ScoringKind.LEVEL ? BigDecimal.ONE : BigDecimal.ZERO;
        BigDecimal highest = kind == ScoringKind.LEVEL ? FIVE : BigDecimal.ONE;
        for (Variable variable : open) {
            Findings here = found.at(variable);
            here.errorUnless(variable.min().compareTo(lowest) >= 0, "min", "kind-min", kind, lowest);
            here.errorUnless(variable.max().compareTo(highest) <= 0, "max", "kind-max", kind, highest);
        }
    }

    private static void weightSums(PlanTree plan, KnownOrganisations known, Findings found) {
        for (PlanWeights.Sum sum : PlanWeights.of(plan, known)) {
            if (sum.misses()) {
                found.warning(
                        "weight", "weights-not-100", sum.group(), sum.sum().toPlainString());
            }
        }
    }

    private static void carryForward(SubIndicator sub, KnownOrganisations known, Findings found) {
        for (Variable variable : sub.variables()) {
            if (variable.carryForward() && variable.cumulative()) {
                found.at(variable).warning("carryForward", "carry-forward-cumulative");
            }
        }
    }

    private static Check each(EachCheck check) {
        return (plan, known, found) -> plan.subIndicators().forEach(sub -> check.check(sub, known, found.at(sub)));
    }

    private interface EachCheck {
        void check(SubIndicator sub, KnownOrganisations known, Findings found);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    /** Collects findings for one part. */
    private record Findings(Level level, String code, List<PlanFinding> all) {

        Findings at(Dimension part) {
            return new Findings(Level.DIMENSION, part.code(), all);
        }

        Findings at(Indicator part) {
            return new Findings(Level.INDICATOR, part.code(), all);
        }

        Findings at(SubIndicator part) {
            return new Findings(Level.SUB_INDICATOR, part.code(), all);
        }

        Findings at(Variable part) {
            return new Findings(Level.VARIABLE, part.code(), all);
        }

        void text(String text, String field, int longest) {
            errorUnless(!text.isBlank(), field, "required", field);
            errorUnless(text.length() <= longest, field, "too-long", longest);
        }

        void errorUnless(boolean holds, @Nullable String field, String rule, Object... arguments) {
            if (!holds) {
                error(field, rule, arguments);
            }
        }

        void error(@Nullable String field, String rule, Object... arguments) {
            add(field, rule, Severity.ERROR, texts(arguments), 0);
        }

        void warning(@Nullable String field, String rule, Object... arguments) {
            add(field, rule, Severity.WARNING, texts(arguments), 0);
        }

        void add(@Nullable String field, String rule, Severity severity, List<String> arguments, int position) {
            all.add(new PlanFinding(new PlanPlace(level, code, field), rule, severity, arguments, position));
        }

        private static List<String> texts(Object... arguments) {
            return List.of(arguments).stream().map(String::valueOf).toList();
        }
    }
}
