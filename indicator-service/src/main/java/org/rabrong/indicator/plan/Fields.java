package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of one JSON object that a person sent. Each is read by name with its limits; what breaks them is collected, all of it, and so is every
 * field that nobody asked for: a mistyped name never passes silently.
 */
public final class Fields {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final BigDecimal NOT_READABLE = BigDecimal.ZERO;

    private final JsonNode object;
    private final String prefix;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode object, String prefix, List<Violation> violations) {
        this.object = object;
        this.prefix = prefix;
        this.violations = violations;
    }

    /** @throws Problem 400 unless it is an object */
    public static Fields of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problem.unreadable();
        }
        return new Fields(body, "", new ArrayList<>());
    }

    /** The object in the named field; an empty one where it is missing. */
    public Fields within(String name) {
        JsonNode inner = take(name);
        if (inner != null && !inner.isObject()) {
            broken(name, "type");
        }
        JsonNode readable = inner == null || !inner.isObject() ? JsonNodeFactory.instance.objectNode() : inner;
        return new Fields(readable, prefix + name + ".", violations);
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** The fields that were sent, in their order. */
    Set<String> names() {
        return new LinkedHashSet<>(object.propertyNames());
    }

    public void broken(String name, String rule, Object... arguments) {
        violations.add(Violation.of(prefix + name, rule, arguments));
    }

    /** Text on one line without blanks around it; null where it is missing, empty for JSON's null. */
    @Nullable
    public String text(String name, int longest) {
        return text(name, longest, false);
    }

    /** Text of several lines. */
    @Nullable
    public String lines(String name, int longest) {
        return text(name, longest, true);
    }

    /** Text that must be there and not blank. */
    public String requiredText(String name, int longest) {
        String text = text(name, longest);
        if (text == null || text.isEmpty()) {
            missing(name);
            return "";
        }
        return text;
    }

    /** Text of several lines that must be there and not blank. */
    public String requiredLines(String name, int longest) {
        String text = lines(name, longest);
        if (text == null || text.isEmpty()) {
            missing(name);
            return "";
        }
        return text;
    }

    /** Text of the given form, or empty. */
    @Nullable
    public String text(String name, Pattern form) {
        String text = text(name, 200);
        if (text != null && !text.isEmpty() && !form.matcher(text).matches()) {
            broken(name, "format");
        }
        return text;
    }

    /** Text of the given form, not empty where it is there. */
    @Nullable
    String code(String name, Pattern form) {
        String text = text(name, form);
        if (text != null && text.isEmpty()) {
            missing(name);
            return null;
        }
        return text;
    }

    public String requiredCode(String name, Pattern form) {
        String code = code(name, form);
        if (code == null && !has(name)) {
            missing(name);
        }
        return code == null ? "" : code;
    }

    /** Plain digits as text or number, 0 for JSON's null and for empty text. */
    @Nullable
    BigDecimal number(String name, BigDecimal least, BigDecimal most, int decimals) {
        JsonNode node = take(name);
        return node == null ? null : number(name, node, least, most, decimals);
    }

    /** Several numbers. */
    @Nullable
    List<BigDecimal> numbers(String name, int count, BigDecimal least, BigDecimal most, int decimals) {
        JsonNode elements = elements(name, count);
        if (elements == null) {
            return null;
        }
        List<BigDecimal> numbers = new ArrayList<>();
        for (JsonNode element : elements) {
            if (element.isNull() || element.asString().isBlank()) {
                broken(name + "[" + numbers.size() + "]", "required");
            }
            numbers.add(number(name + "[" + numbers.size() + "]", element, least, most, decimals));
        }
        return numbers;
    }

    /** Several texts of the given form, each once. */
    @Nullable
    public List<String> codes(String name, int count, Pattern form) {
        JsonNode elements = elements(name, count);
        if (elements == null) {
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        int index = 0;
        for (JsonNode element : elements) {
            String here = name + "[" + index++ + "]";
            if (!element.isString()) {
                broken(here, "type");
            } else if (!form.matcher(element.asString()).matches()) {
                broken(here, "format");
            } else if (!codes.add(element.asString())) {
                broken(here, "twice");
            }
        }
        return List.copyOf(codes);
    }

    /** Of a list with at most so many; none where it is something else, which is told. Null where the field is not there. */
    private @Nullable JsonNode elements(String name, int count) {
        JsonNode node = take(name);
        if (node == null || (node.isArray() && node.size() <= count)) {
            return node;
        }
        if (node.isArray()) {
            broken(name, "count", count);
        } else if (!node.isNull()) {
            broken(name, "type");
        }
        return JsonNodeFactory.instance.arrayNode();
    }

    @Nullable
    Integer integer(String name, int least, int most) {
        JsonNode node = take(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isInt()) {
            broken(name, "integer");
            return null;
        }
        limits(name, node.asInt(), least, most);
        return node.asInt();
    }

    int requiredInteger(String name, int least, int most) {
        Integer number = integer(name, least, most);
        if (number == null) {
            if (!has(name) || object.path(name).isNull()) {
                missing(name);
            }
            return least;
        }
        return number;
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            broken(name, node.isNull() ? "required" : "type");
            return null;
        }
        return node.asBoolean();
    }

    /** One of the words of the type. */
    public <E extends Enum<E>> @Nullable E word(String name, Class<E> type) {
        JsonNode node = take(name);
        if (node == null || node.isNull()) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (node.isString() && constant.name().equals(node.asString())) {
                return constant;
            }
        }
        broken(name, "word");
        return null;
    }

    public void missing(String name) {
        broken(name, "required");
    }

    /** Refuses fields that were not asked for, here. Call it when all are read. */
    public void end() {
        int told = 0;
        for (String name : object.propertyNames()) {
            if (!known.contains(name) && told++ < 20) {
                broken(name.length() > 60 ? name.substring(0, 60) : name, "unknown-field");
            }
        }
    }

    /** Nothing was broken, here or in an object around or within. */
    public void require() {
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.toArray(Violation[]::new));
        }
    }

    private @Nullable String text(String name, int longest, boolean lines) {
        JsonNode node = take(name);
        if (node == null) {
            return null;
        }
        if (!node.isNull() && !node.isString()) {
            broken(name, "type");
            return "";
        }
        String text = node.isNull() ? "" : oneLineEnd(node.asString()).strip();
        if (text.length() > longest) {
            broken(name, "length", longest);
        } else if (!shown(text, lines)) {
            broken(name, "characters");
        } else {
            return text;
        }
        return "";
    }

    /** Lines end as they do in files of plans, wherever they were typed. */
    public static String oneLineEnd(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Every character can be shown; of line ends and tabs only where lines are allowed. */
    public static boolean shown(String text, boolean lines) {
        return text.codePoints().allMatch(point -> switch (Character.getType(point)) {
            case Character.SURROGATE -> false;
            case Character.CONTROL -> lines && (point == '\n' || point == '\t');
            default -> (point & 0xFFFE) != 0xFFFE; // those two of each plane are no characters
        });
    }

    private BigDecimal number(String name, JsonNode node, BigDecimal least, BigDecimal most, int decimals) {
        if (node.isNull() || (node.isString() && node.asString().isBlank())) {
            return BigDecimal.ZERO;
        }
        String text = node.isString() || node.isNumber() ? node.asString().strip() : "";
        if (text.length() > 80 || !PLAIN_NUMBER.matcher(text).matches()) {
            broken(name, "number");
            return NOT_READABLE;
        }
        BigDecimal number = plain(new BigDecimal(text));
        if (number.scale() > decimals) {
            broken(name, "decimals", decimals);
        }
        if (number.compareTo(least) < 0) {
            broken(name, "min", least);
        }
        if (number.compareTo(most) > 0) {
            broken(name, "max", most);
        }
        return number;
    }

    /** Without zeros at the end and without exponent, so that equal numbers are equal texts. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void limits(String name, int number, int least, int most) {
        if (number < least) {
            broken(name, "min", least);
        }
        if (number > most) {
            broken(name, "max", most);
        }
    }

    private @Nullable JsonNode take(String name) {
        known.add(name);
        return object.get(name);
    }
}
