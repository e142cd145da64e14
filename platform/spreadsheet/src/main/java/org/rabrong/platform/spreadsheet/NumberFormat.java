package org.rabrong.platform.spreadsheet;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a spreadsheet shows a number, as far as it matters for what a person meant by it.
 *
 * @param code such as {@code #,##0.00}; {@code General} when there is none
 */
public record NumberFormat(String code) {

    static final NumberFormat GENERAL = new NumberFormat("General");

    /** More decimals than any number has: the format cuts nothing. */
    private static final int ALL = Integer.MAX_VALUE;

    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.");
    private static final Pattern ELAPSED = Pattern.compile("\\[(h+|m+|s+)\\]");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*\\]");

    /** Formats that a file names by number only (ECMA-376 18.8.30; from 59 on those of Thai Excel). */
    private static final Map<Integer, String> BUILT_IN = Map.ofEntries(
            Map.entry(1, "0"),
            Map.entry(2, "0.00"),
            Map.entry(3, "#,##0"),
            Map.entry(4, "#,##0.00"),
            Map.entry(9, "0%"),
            Map.entry(10, "0.00%"),
            Map.entry(11, "0.00E+00"),
            Map.entry(12, "# ?/?"),
            Map.entry(13, "# ??/??"),
            Map.entry(37, "#,##0 ;(#,##0)"),
            Map.entry(38, "#,##0 ;[Red](#,##0)"),
            Map.entry(39, "#,##0.00;(#,##0.00)"),
            Map.entry(40, "#,##0.00;[Red](#,##0.00)"),
            Map.entry(41, "#,##0"),
            Map.entry(42, "#,##0"),
            Map.entry(43, "#,##0.00"),
            Map.entry(44, "#,##0.00"),
            Map.entry(48, "##0.0E+0"),
            Map.entry(49, "@"),
            Map.entry(59, "0"),
            Map.entry(60, "0.00"),
            Map.entry(61, "#,##0"),
            Map.entry(62, "#,##0.00"),
            Map.entry(67, "0%"),
            Map.entry(68, "0.00%"),
            Map.entry(69, "# ?/?"),
            Map.entry(70, "# ??/??"));

    static NumberFormat builtIn(int id) {
        boolean moment = between(14, id, 22)
                || between(27, id, 36)
                || between(45, id, 47)
                || between(50, id, 58)
                || between(71, id, 81);
        String code = moment ? "yyyy-mm-dd" : BUILT_IN.get(id);
        return code == null ? GENERAL : new NumberFormat(code);
    }

    private static boolean between(int first, int id, int last) {
        return id >= first && id <= last;
    }

    /** Shows a day or a time: {@code [$-41E]d mmm bbbb}, {@code h:mm}. */
    public boolean isMoment() {
        String code = bare(this.code);
        return !isGeneral() && (code.chars().anyMatch(letter -> "ydhsbgm".indexOf(letter) >= 0) || isElapsed());
    }

    /** Shows another number than the cell holds: {@code 50%} for 0.5, {@code 2E+3}, {@code 1/2}, thousands as ones. */
    public boolean isAnotherNumber() {
        String shown = positive();
        return shown.indexOf('%') >= 0
                || shown.contains("e+")
                || shown.contains("e-")
                || shown.indexOf('/') >= 0
                || shown.matches(".*[0#?],+(\\.[0#?]*)?[^0#?]*");
    }

    /** Digits that it shows after the point; a number with more is shown rounded. */
    public int decimals() {
        if (isGeneral() || code.equals("@")) {
            return ALL;
        }
        String shown = positive();
        int point = shown.indexOf('.');
        return point < 0
                ? 0
                : (int) shown.substring(point)
                        .chars()
                        .filter(digit -> "0#?".indexOf(digit) >= 0)
                        .count();
    }

    private boolean isGeneral() {
        return bare(code).startsWith("general") || code.isEmpty();
    }

    private boolean isElapsed() {
        return ELAPSED.matcher(code.toLowerCase(Locale.ROOT)).find();
    }

    private String positive() {
        String bare = bare(code);
        int end = bare.indexOf(';');
        return end < 0 ? bare : bare.substring(0, end);
    }

    private static String bare(String code) {
        String plain = LITERALS.matcher(code).replaceAll("");
        return BRACKETS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
