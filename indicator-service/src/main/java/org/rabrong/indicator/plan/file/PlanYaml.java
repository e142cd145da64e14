package org.rabrong.indicator.plan.file;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;
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
import org.rabrong.indicator.plan.file.YamlText.Items;
import org.rabrong.indicator.plan.file.YamlText.Member;
import org.rabrong.indicator.plan.file.YamlText.Members;
import org.rabrong.indicator.plan.file.YamlText.Node;
import org.rabrong.indicator.plan.file.YamlText.Scalar;

/**
 * A plan as a person writes it in YAML, shorter than {@link PlanTree}: a sub-indicator without a name has its indicator's, {@code mode} is
 * NORMAL, {@code decimals} 0, {@code open} true and the other flags false unless stated, {@code reporters} is ALL, PRIMARY, SECONDARY or a
 * list of codes. A member that is not known here is a fault, so that a mistyped one is noticed. What is written is read as the same tree.
 */
public final class PlanYaml {

    /**
     * What was read.
     *
     * @param rounds that a plan's first file asks for; an import leaves rounds alone
     */
    public record Content(PlanTree tree, List<RoundLine> rounds) {}

    /** A round of the first file: 6, 9 or 12 months. */
    public record RoundLine(int months, String nameTh) {}

    /** Bytes of a file. */
    public static final int LARGEST = 1024 * 1024;

    private final FileFaults faults;
    private final PlanForm form;

    private PlanYaml(FileFaults faults) {
        this.faults = faults;
        this.form = new PlanForm(faults);
    }

    /** Reads all that can be read; the rest is told. Null where nothing can. */
    public static @Nullable Content read(byte[] utf8, FileFaults faults) {
        if (utf8.length > LARGEST) {
            faults.unreadable("file", "file-size", "1 MB");
            return null;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException _) {
            faults.unreadable("file", "file-encoding");
            return null;
        }
        Node root = YamlText.read(text.startsWith("\uFEFF") ? text.substring(1) : text, faults);
        return root == null ? null : new PlanYaml(faults).plan(root);
    }

    private Content plan(Node root) {
        Mapping plan = mapping(
                root, "programme", "name_th", "fiscal_year", "policy", "deviation_percent", "rounds", "dimensions");
        String programme = form.programme(plan.place("programme"), plan.required("programme"));
        int year = plan.required("fiscal_year").isBlank()
                ? 0
                : form.integer(plan.place("fiscal_year"), plan.required("fiscal_year"), 2500, 2700);
        String deviation = plan.text("deviation_percent");
        PlanTree tree = new PlanTree(
                programme.toLowerCase(Locale.ROOT) + "-" + year,
                programme,
                plan.name("name_th", ""),
                year,
                0,
                plan.word("policy", Policy.class, Policy.UNDECIDED_COUNTS_ONE),
                deviation == null
                        ? PlanTree.USUAL_DEVIATION
                        : form.integer(plan.place("deviation_percent"), deviation, 0, PlanTree.MOST_DEVIATION),
                plan.items("dimensions").stream().map(this::dimension).toList());
        List<RoundLine> rounds = plan.items("rounds").stream().map(this::round).toList();
        return new Content(tree, rounds);
    }

    private RoundLine round(Node node) {
        Mapping round = mapping(node, "months", "name_th");
        String months = round.required("months");
        return new RoundLine(
                months.isBlank() ? 0 : form.integer(round.place("months"), months, 6, 12), round.name("name_th", ""));
    }

    private Dimension dimension(Node node) {
        Mapping dimension = mapping(node, "code", "name_th", "indicators");
        return new Dimension(
                form.code("dimension", dimension.place("code"), dimension.required("code")),
                dimension.name("name_th", ""),
                dimension.items("indicators").stream().map(this::indicator).toList());
    }

    private Indicator indicator(Node node) {
        Mapping indicator = mapping(node, "code", "name_th", "sub_indicators");
        String name = indicator.name("name_th", "");
        return new Indicator(
                form.code("indicator", indicator.place("code"), indicator.required("code")),
                name,
                indicator.items("sub_indicators").stream()
                        .map(sub -> subIndicator(sub, name))
                        .toList());
    }

    private SubIndicator subIndicator(Node node, String nameOfIndicator) {
        Mapping sub = mapping(
                node, "code", "name_th", "weight", "bureau", "reporters", "mode", "four_eyes", "variables", "scoring");
        String code = form.code("sub-indicator", sub.place("code"), sub.required("code"));
        String weight = sub.text("weight");
        String bureau = sub.text("bureau");
        Set<String> ids = new HashSet<>();
        return new SubIndicator(
                code,
                sub.name("name_th", nameOfIndicator),
                weight == null ? BigDecimal.ZERO : form.weight(sub.place("weight"), weight),
                bureau == null ? "" : form.bureau(sub.place("bureau"), bureau),
                reporters(sub),
                sub.word("mode", Mode.class, Mode.NORMAL),
                sub.flag("four_eyes", false),
                scoring(sub.node("scoring")),
                sub.items("variables").stream()
                        .map(variable -> variable(variable, code, ids))
                        .toList());
    }

    private Reporters reporters(Mapping sub) {
        return switch (sub.node("reporters")) {
            case null -> new Reporters(ReporterKind.LIST, List.of());
            case Items list ->
                new Reporters(
                        ReporterKind.LIST,
                        form.offices(
                                list.place(),
                                list.items().stream()
                                        .map(item -> form.office(item.place(), scalar(item)))
                                        .toList()));
            case Node ignored -> new Reporters(sub.word("reporters", ReporterKind.class, ReporterKind.LIST), List.of());
        };
    }

    private Scoring scoring(@Nullable Node node) {
        if (node == null) {
            return new Scoring(ScoringKind.LINEAR, null, List.of());
        }
        Mapping scoring = mapping(node, "kind", "formula", "levels");
        String formula = scoring.text("formula");
        return form.scoring(
                node.place(),
                scoring.word("kind", ScoringKind.class, ScoringKind.LINEAR),
                formula == null ? null : form.lines(scoring.place("formula"), formula, PlanForm.LONGEST_FORMULA),
                scoring.items("levels").stream()
                        .map(level -> form.value(level.place(), scalar(level)))
                        .toList());
    }

    private Variable variable(Node node, String subIndicator, Set<String> ids) {
        Mapping variable = mapping(
                node,
                "id",
                "name_th",
                "unit_th",
                "min",
                "max",
                "decimals",
                "evidence_required",
                "carry_forward",
                "description",
                "open",
                "cumulative");
        String id = form.variable(ids, variable.place("id"), variable.required("id"));
        String unit = variable.text("unit_th");
        String decimals = variable.text("decimals");
        String description = variable.text("description");
        return new Variable(
                subIndicator + "." + id,
                id,
                variable.name("name_th", ""),
                unit == null ? "" : form.text(variable.place("unit_th"), unit, PlanForm.LONGEST_UNIT),
                variable.value("min"),
                variable.value("max"),
                decimals == null ? 0 : form.integer(variable.place("decimals"), decimals, 0, PlanForm.MOST_DECIMALS),
                variable.flag("evidence_required", false),
                variable.flag("carry_forward", false),
                description == null
                        ? null
                        : form.lines(variable.place("description"), description, PlanForm.LONGEST_DESCRIPTION),
                variable.flag("open", true),
                variable.flag("cumulative", false));
    }

    private Mapping mapping(Node node, String... known) {
        if (!(node instanceof Members(Map<String, Member> members, String place))) {
            faults.unreadable(node.place(), "yaml-mapping");
            return new Mapping(Map.of(), node.place());
        }
        Set<String> names = Set.of(known);
        members.forEach((name, member) -> {
            if (!names.contains(name)) {
                faults.unreadable(member.place(), "yaml-unknown", "“" + YamlText.shortened(name) + "”");
            }
        });
        return new Mapping(members, place);
    }

    private String scalar(Node node) {
        if (node instanceof Scalar(String text, String ignored)) {
            return text == null ? "" : text;
        }
        faults.unreadable(node.place(), "yaml-text");
        return "";
    }

    /** The members of one mapping. */
    private final class Mapping {

        private final Map<String, Member> members;
        private final String place;

        Mapping(Map<String, Member> members, String place) {
            this.members = members;
            this.place = place;
        }

        String place(String name) {
            Member member = members.get(name);
            return member == null ? place : member.value().place();
        }

        /** Null where nothing is there. */
        @Nullable
        Node node(String name) {
            Member member = members.get(name);
            return member == null || (member.value() instanceof Scalar(String text, String ignored) && text == null)
                    ? null
                    : member.value();
        }

        @Nullable
        String text(String name) {
            Node node = node(name);
            return node == null ? null : scalar(node);
        }

        String required(String name) {
            String text = text(name);
            if (text == null) {
                faults.unreadable(place, "yaml-lacks", name);
                return "";
            }
            return text;
        }

        String name(String name, String otherwise) {
            String text = text(name);
            return text == null ? otherwise : form.text(place(name), text, PlanForm.LONGEST_NAME);
        }

        List<Node> items(String name) {
            Node node = node(name);
            if (node == null) {
                return List.of();
            }
            if (node instanceof Items(List<Node> items, String ignored)) {
                return items;
            }
            faults.unreadable(node.place(), "yaml-list");
            return List.of();
        }

        BigDecimal value(String name) {
            String text = text(name);
            return text == null ? BigDecimal.ZERO : form.value(place(name), text);
        }

        boolean flag(String name, boolean otherwise) {
            String text = text(name);
            return text == null ? otherwise : form.flag(place(name), text);
        }

        <T extends Enum<T>> T word(String name, Class<T> type, T otherwise) {
            String text = text(name);
            return text == null ? otherwise : form.word(place(name), text, type, Map.of(), otherwise);
        }
    }

    /** The tree in the form that {@link #read} takes, one line for a variable. */
    public static String write(PlanTree plan) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, 0, "programme: " + quoted(plan.programme()));
        line(yaml, 0, "name_th: " + quoted(plan.nameTh()));
        line(yaml, 0, "fiscal_year: " + plan.fiscalYear());
        line(yaml, 0, "policy: " + plan.policy());
        line(yaml, 0, "deviation_percent: " + plan.deviationPercent());
        list(yaml, 0, "dimensions", plan.dimensions().isEmpty());
        for (Dimension dimension : plan.dimensions()) {
            line(yaml, 1, "- code: " + always(dimension.code()));
            line(yaml, 2, "name_th: " + quoted(dimension.nameTh()));
            list(yaml, 2, "indicators", dimension.indicators().isEmpty());
            for (Indicator indicator : dimension.indicators()) {
                line(yaml, 3, "- code: " + always(indicator.code()));
                line(yaml, 4, "name_th: " + quoted(indicator.nameTh()));
                list(yaml, 4, "sub_indicators", indicator.subIndicators().isEmpty());
                indicator.subIndicators().forEach(sub -> write(yaml, sub));
            }
        }
        return yaml.toString();
    }

    private static void write(StringBuilder yaml, SubIndicator sub) {
        line(yaml, 5, "- code: " + always(sub.code()));
        line(yaml, 6, "name_th: " + quoted(sub.nameTh()));
        line(yaml, 6, "weight: " + sub.weight().toPlainString());
        line(yaml, 6, "bureau: " + quoted(sub.bureau()));
        line(yaml, 6, "reporters: " + reporters(sub.reporters()));
        if (sub.mode() != Mode.NORMAL) {
            line(yaml, 6, "mode: " + sub.mode());
        }
        if (sub.fourEyes()) {
            line(yaml, 6, "four_eyes: true");
        }
        list(yaml, 6, "variables", sub.variables().isEmpty());
        for (Variable variable : sub.variables()) {
            line(yaml, 7, "- " + flow(fields(variable)));
        }
        List<String> scoring = new ArrayList<>(List.of("kind: " + sub.scoring().kind()));
        if (sub.scoring().formula() != null) {
            scoring.add("formula: " + always(sub.scoring().formula()));
        }
        if (!sub.scoring().levels().isEmpty()) {
            scoring.add(sub.scoring().levels().stream()
                    .map(BigDecimal::toPlainString)
                    .collect(Collectors.joining(", ", "levels: [", "]")));
        }
        line(yaml, 6, "scoring: " + flow(scoring));
    }

    private static List<String> fields(Variable variable) {
        List<String> fields = new ArrayList<>();
        fields.add("id: " + quoted(variable.id()));
        fields.add("name_th: " + quoted(variable.nameTh()));
        fields.add("unit_th: " + quoted(variable.unitTh()));
        fields.add("min: " + variable.min().toPlainString());
        fields.add("max: " + variable.max().toPlainString());
        if (variable.decimals() != 0) {
            fields.add("decimals: " + variable.decimals());
        }
        if (variable.evidenceRequired()) {
            fields.add("evidence_required: true");
        }
        if (variable.carryForward()) {
            fields.add("carry_forward: true");
        }
        if (variable.description() != null) {
            fields.add("description: " + always(variable.description()));
        }
        if (!variable.open()) {
            fields.add("open: false");
        }
        if (variable.cumulative()) {
            fields.add("cumulative: true");
        }
        return fields;
    }

    private static String reporters(Reporters reporters) {
        return reporters.kind() == ReporterKind.LIST
                ? reporters.offices().stream().map(PlanYaml::always).collect(Collectors.joining(", ", "[", "]"))
                : reporters.kind().name();
    }

    private static String flow(List<String> fields) {
        return fields.stream().collect(Collectors.joining(", ", "{", "}"));
    }

    private static void list(StringBuilder yaml, int depth, String name, boolean empty) {
        line(yaml, depth, name + (empty ? ": []" : ":"));
    }

    private static void line(StringBuilder yaml, int depth, String text) {
        yaml.repeat("  ", depth).append(text).append('\n');
    }

    private static final java.util.regex.Pattern PLAIN =
            java.util.regex.Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N} ()./%_-]*(?<! )");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    /** Without quotes where nobody can mistake it. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : always(text);
    }

    private static String always(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0xFEFF
                            || c == 0xFFFE
                            || c == 0xFFFF) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
