package org.rabrong.indicator.plan.file;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.Fields;
import org.rabrong.indicator.plan.PlanTree.Scoring;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;

/** Reads the single fields of a plan from text, whatever file they come from, and tells where one is not what a draft may hold. */
final class PlanForm {

    static final int LONGEST_NAME = 500;
    static final int LONGEST_UNIT = 100;
    static final int LONGEST_DESCRIPTION = 2000;
    static final int LONGEST_FORMULA = 2000;
    static final int MOST_DECIMALS = 6;

    private static final int MOST_OF_A_LEVEL = 1000;
    private static final int MOST_OFFICES = 1000;
    private static final int MOST_LEVELS = 5;
    private static final int LONGEST_NUMBER = 60;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern PROGRAMME = Pattern.compile("[A-Z]{2,10}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{1,10}(\\.[0-9]{1,3}){0,5}");
    private static final Pattern BUREAU = Pattern.compile("([A-Z]{2,8})?");
    private static final Pattern OFFICE = Pattern.compile("[0-9A-Z]{2,8}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z]");
    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "false", false, "ใช่", true, "ไม่ใช่", false, "ไม่", false);

    private final FileFaults faults;
    private final Map<String, Set<String>> codes = new HashMap<>();
    private int variables;

    PlanForm(FileFaults faults) {
        this.faults = faults;
    }

    /** One line, without blanks around it. */
    String text(String place, String text, int longest) {
        return text(place, text, longest, false);
    }

    /** Several lines; null where there is nothing in them. */
    @Nullable
    String lines(String place, String text, int longest) {
        String given = text(place, text, longest, true);
        return given.isEmpty() ? null : given;
    }

    private String text(String place, String text, int longest, boolean lines) {
        String given = Fields.oneLineEnd(text).strip();
        if (given.length() > longest) {
            faults.unfit(place, "length", longest);
        }
        if (!Fields.shown(given, lines)) {
            faults.unreadable(place, "characters");
            return "";
        }
        return given;
    }

    String programme(String place, String text) {
        return fitting(PROGRAMME, place, text, "file-programme");
    }

    /** @param level {@code dimension}, {@code indicator} or {@code sub-indicator}: codes of one level are there once */
    String code(String level, String place, String text) {
        String code = fitting(CODE, place, text, "file-code");
        Set<String> seen = codes.computeIfAbsent(level, ignored -> new HashSet<>());
        if (!seen.add(code)) {
            faults.unfit(place, "file-code-twice", code);
        } else if (seen.size() == MOST_OF_A_LEVEL + 1) {
            faults.unfit(place, "most-parts", MOST_OF_A_LEVEL);
        }
        return code;
    }

    String variable(Set<String> seen, String place, String text) {
        String id = fitting(VARIABLE, place, text, "file-variable");
        if (!seen.add(id)) {
            faults.unfit(place, "file-code-twice", id);
        }
        variables++;
        if (variables == MOST_OF_A_LEVEL + 1) {
            faults.unfit(place, "most-parts", MOST_OF_A_LEVEL);
        }
        return id;
    }

    String bureau(String place, String text) {
        return fitting(BUREAU, place, text, "file-bureau");
    }

    String office(String place, String text) {
        return fitting(OFFICE, place, text, "file-office");
    }

    List<String> offices(String place, List<String> offices) {
        if (offices.size() > MOST_OFFICES) {
            faults.unfit(place, "count", MOST_OFFICES);
        } else if (new HashSet<>(offices).size() < offices.size()) {
            faults.unfit(place, "twice");
        }
        return offices;
    }

    /** Only LINEAR has formula and levels. */
    Scoring scoring(String place, ScoringKind kind, @Nullable String formula, List<BigDecimal> levels) {
        if (levels.size() > MOST_LEVELS) {
            faults.unfit(place, "count", MOST_LEVELS);
        }
        if (kind != ScoringKind.LINEAR && (formula != null || !levels.isEmpty())) {
            faults.unfit(place, "file-linear-only");
        }
        return new Scoring(kind, formula, levels);
    }

    BigDecimal weight(String place, String text) {
        BigDecimal weight = number(place, text);
        if (weight.signum() < 0 || weight.compareTo(new BigDecimal(100)) > 0 || weight.scale() > 4) {
            faults.unfit(place, "file-weight");
        }
        return weight;
    }

    /** A value of a variable, or a level. */
    BigDecimal value(String place, String text) {
        BigDecimal value = number(place, text);
        if (value.precision() - value.scale() > 15 || value.scale() > MOST_DECIMALS) {
            faults.unfit(place, "file-value");
        }
        return value;
    }

    int integer(String place, String text, int lowest, int highest) {
        BigDecimal number = number(place, text);
        try {
            int integer = number.intValueExact();
            if (integer < lowest || integer > highest) {
                faults.unfit(place, "file-integer", lowest, highest);
            }
            return integer;
        } catch (ArithmeticException _) {
            faults.unreadable(place, "file-integer", lowest, highest);
            return lowest;
        }
    }

    boolean flag(String place, String text) {
        Boolean flag = BOOLEANS.get(text.strip().toLowerCase(Locale.ROOT));
        if (flag == null) {
            faults.unreadable(place, "file-flag");
            return false;
        }
        return flag;
    }

    /** One of some words, in Thai or as the constant is called. */
    <T extends Enum<T>> T word(String place, String text, Class<T> type, Map<String, T> thai, T otherwise) {
        String given = text.strip();
        T word = thai.get(given);
        if (word == null) {
            for (T constant : type.getEnumConstants()) {
                if (constant.name().equals(given)) {
                    return constant;
                }
            }
            faults.unreadable(place, "file-word", String.join(", ", names(type)));
            return otherwise;
        }
        return word;
    }

    private static <T extends Enum<T>> Iterable<String> names(Class<T> type) {
        return java.util.Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    private BigDecimal number(String place, String text) {
        String given = text.strip();
        if (given.length() > LONGEST_NUMBER || !NUMBER.matcher(given).matches()) {
            faults.unreadable(place, "number");
            return BigDecimal.ZERO;
        }
        return Fields.plain(new BigDecimal(given));
    }

    private String fitting(Pattern pattern, String place, @Nullable String text, String rule) {
        String given = text == null ? "" : text(place, text, LONGEST_NAME).strip();
        if (!pattern.matcher(given).matches()) {
            faults.unfit(place, rule);
        }
        return given;
    }
}
