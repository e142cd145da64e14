package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanDifference.Kind;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;

/**
 * What differs between two trees of a plan, told for people. Parts are the same when level and code are; so a part with another code was removed and
 * added. Of siblings in another order the fewest that explain it are told as moved.
 */
final class PlanDifferences {

    /**
     * A part as far as it is compared.
     *
     * @param fields shown values by name, {@code scoring.levels}
     */
    private record Line(Level level, String code, @Nullable String parent, String nameTh, Map<String, String> fields) {}

    private record Key(Level level, String code) {}

    private static final String NOTHING = "–";

    private final Locale locale;
    private final List<PlanDifference> differences = new ArrayList<>();

    private PlanDifferences(Locale locale) {
        this.locale = locale;
    }

    static List<PlanDifference> between(PlanTree from, PlanTree to, Locale locale) {
        PlanDifferences told = new PlanDifferences(locale);
        told.compare(from, to);
        return List.copyOf(told.differences);
    }

    /** The trees say the same, whatever their versions. */
    static boolean none(PlanTree from, PlanTree to) {
        return from.asVersion(0).equals(to.asVersion(0))
                || between(from, to, Locale.ENGLISH).isEmpty();
    }

    private void compare(PlanTree from, PlanTree to) {
        Map<Key, Line> before = lines(from);
        Map<Key, Line> after = lines(to);
        Set<Key> moved = movedAmongSiblings(before, after);
        Map<Key, Integer> oldPlaces = places(before);
        Map<Key, Integer> newPlaces = places(after);
        after.forEach((key, line) -> {
            Line old = before.get(key);
            if (old == null) {
                tell(line, Kind.ADDED, null, null, null, "difference.added", line.nameTh());
                return;
            }
            changes(old, line);
            if (!Objects.equals(old.parent(), line.parent())) {
                tell(line, Kind.MOVED, null, old.parent(), line.parent(), "difference.moved-to-parent");
            } else if (moved.contains(key)) {
                String oldPlace = String.valueOf(oldPlaces.get(key));
                String newPlace = String.valueOf(newPlaces.get(key));
                tell(line, Kind.MOVED, null, oldPlace, newPlace, "difference.moved");
            }
        });
        before.forEach((key, line) -> {
            if (!after.containsKey(key)) {
                tell(line, Kind.REMOVED, null, null, null, "difference.removed", line.nameTh());
            }
        });
    }

    private void changes(Line old, Line line) {
        Set<String> fields = new LinkedHashSet<>(line.fields().keySet());
        fields.addAll(old.fields().keySet());
        for (String field : fields) {
            String was = old.fields().getOrDefault(field, "");
            String is = line.fields().getOrDefault(field, "");
            if (!was.equals(is)) {
                PlanPlace place = new PlanPlace(line.level(), line.code(), field);
                String message = PlanTexts.text(
                        locale,
                        line.level() == Level.PLAN ? "difference.changed-plan" : "difference.changed",
                        PlanTexts.word(locale, "field", field),
                        line.code(),
                        shown(field, was),
                        shown(field, is));
                differences.add(new PlanDifference(place, Kind.CHANGED, field, was, is, message));
            }
        }
    }

    private void tell(
            Line line,
            Kind kind,
            @Nullable String field,
            @Nullable String from,
            @Nullable String to,
            String key,
            String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.add(PlanTexts.word(locale, "level", line.level().name()));
        arguments.add(line.code());
        arguments.add(Objects.requireNonNullElse(from, ""));
        arguments.add(Objects.requireNonNullElse(to, ""));
        arguments.addAll(Arrays.asList(more));
        String message =
                PlanTexts.text(locale, key, arguments.toArray(String[]::new)).strip();
        differences.add(
                new PlanDifference(new PlanPlace(line.level(), line.code(), field), kind, field, from, to, message));
    }

    private String shown(String field, String value) {
        if (value.isEmpty()) {
            return NOTHING;
        }
        return switch (field) {
            case "reporters",
                    "mode",
                    "fourEyes",
                    "scoring.kind",
                    "policy",
                    "evidenceRequired",
                    "carryForward",
                    "open",
                    "cumulative" -> PlanTexts.word(locale, "value", value);
            default -> value;
        };
    }

    private static Map<Key, Line> lines(PlanTree tree) {
        Map<Key, Line> lines = new LinkedHashMap<>();
        put(lines, new Line(Level.PLAN, tree.plan(), null, tree.nameTh(), fieldsOf(tree)));
        for (Dimension dimension : tree.dimensions()) {
            put(lines, named(Level.DIMENSION, dimension.code(), null, dimension.nameTh()));
            for (Indicator indicator : dimension.indicators()) {
                put(lines, named(Level.INDICATOR, indicator.code(), dimension.code(), indicator.nameTh()));
                for (SubIndicator sub : indicator.subIndicators()) {
                    put(
                            lines,
                            new Line(Level.SUB_INDICATOR, sub.code(), indicator.code(), sub.nameTh(), fieldsOf(sub)));
                    for (Variable variable : sub.variables()) {
                        put(
                                lines,
                                new Line(
                                        Level.VARIABLE,
                                        variable.code(),
                                        sub.code(),
                                        variable.nameTh(),
                                        fieldsOf(variable)));
                    }
                }
            }
        }
        return lines;
    }

    private static void put(Map<Key, Line> lines, Line line) {
        lines.put(new Key(line.level(), line.level() == Level.PLAN ? "" : line.code()), line);
    }

    private static Line named(Level level, String code, @Nullable String parent, String nameTh) {
        return new Line(level, code, parent, nameTh, Map.of("nameTh", nameTh));
    }

    private static Map<String, String> fieldsOf(PlanTree tree) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nameTh", tree.nameTh());
        fields.put("policy", tree.policy().name());
        fields.put("deviationPercent", String.valueOf(tree.deviationPercent()));
        return fields;
    }

    private static Map<String, String> fieldsOf(SubIndicator sub) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nameTh", sub.nameTh());
        fields.put("weight", text(sub.weight()));
        fields.put("bureau", sub.bureau());
        fields.put("reporters", text(sub.reporters()));
        fields.put("mode", sub.mode().name());
        fields.put("fourEyes", String.valueOf(sub.fourEyes()));
        fields.put("scoring.kind", sub.scoring().kind().name());
        fields.put("scoring.formula", Objects.requireNonNullElse(sub.scoring().formula(), ""));
        fields.put(
                "scoring.levels",
                sub.scoring().levels().stream().map(PlanDifferences::text).collect(Collectors.joining(" / ")));
        return fields;
    }

    private static Map<String, String> fieldsOf(Variable variable) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("nameTh", variable.nameTh());
        fields.put("unitTh", variable.unitTh());
        fields.put("min", text(variable.min()));
        fields.put("max", text(variable.max()));
        fields.put("decimals", String.valueOf(variable.decimals()));
        fields.put("evidenceRequired", String.valueOf(variable.evidenceRequired()));
        fields.put("carryForward", String.valueOf(variable.carryForward()));
        fields.put("description", Objects.requireNonNullElse(variable.description(), ""));
        fields.put("open", String.valueOf(variable.open()));
        fields.put("cumulative", String.valueOf(variable.cumulative()));
        return fields;
    }

    private static String text(Reporters reporters) {
        return reporters.kind() == ReporterKind.LIST
                ? String.join(", ", reporters.offices())
                : reporters.kind().name();
    }

    private static String text(BigDecimal number) {
        return Fields.plain(number).toPlainString();
    }

    /** Places among siblings, from 1. */
    private static Map<Key, Integer> places(Map<Key, Line> lines) {
        Map<Key, Integer> places = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        lines.forEach((key, line) -> places.put(key, last.merge(family(line), 1, Integer::sum)));
        return places;
    }

    private static String family(Line line) {
        return line.level() + " " + line.parent();
    }

    /** Of the parts that have the same parent in both: those that must be moved, the fewest, to get from one order to the other. */
    private static Set<Key> movedAmongSiblings(Map<Key, Line> before, Map<Key, Line> after) {
        Map<String, List<Integer>> oldOrder = new LinkedHashMap<>();
        Map<String, List<Key>> families = new LinkedHashMap<>();
        Map<Key, Integer> oldPlaces = places(before);
        after.forEach((key, line) -> {
            Line old = before.get(key);
            if (old != null && Objects.equals(old.parent(), line.parent())) {
                families.computeIfAbsent(family(line), family -> new ArrayList<>())
                        .add(key);
                oldOrder.computeIfAbsent(family(line), family -> new ArrayList<>())
                        .add(oldPlaces.getOrDefault(key, 0));
            }
        });
        Set<Key> moved = new HashSet<>();
        families.forEach((family, keys) -> {
            boolean[] stays = longestRising(oldOrder.getOrDefault(family, List.of()));
            for (int i = 0; i < keys.size(); i++) {
                if (!stays[i]) {
                    moved.add(keys.get(i));
                }
            }
        });
        return moved;
    }

    /** Which elements are of one longest rising subsequence. */
    private static boolean[] longestRising(List<Integer> numbers) {
        int[] length = new int[numbers.size()];
        int[] previous = new int[numbers.size()];
        int best = -1;
        for (int i = 0; i < numbers.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (numbers.get(j) < numbers.get(i) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        boolean[] stays = new boolean[numbers.size()];
        for (int i = best; i >= 0; i = previous[i]) {
            stays[i] = true;
        }
        return stays;
    }
}
