package org.rabrong.platform.spreadsheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is not read: the rule that it breaks, and the cell if it is one cell's fault. The rules ({@code xlsx-…}) have texts in the
 * platform's bundle of problems.
 */
public final class XlsxFault extends Exception {

    private final @Nullable String cell;
    private final String rule;
    private final transient List<Object> arguments;

    private XlsxFault(@Nullable String cell, String rule, List<Object> arguments) {
        super(rule + (cell == null ? "" : " " + cell));
        this.cell = cell;
        this.rule = rule;
        this.arguments = arguments;
    }

    public static XlsxFault ofFile(String rule, Object... arguments) {
        return new XlsxFault(null, rule, List.of(arguments));
    }

    public static XlsxFault ofCell(String cell, String rule, Object... arguments) {
        return new XlsxFault(cell, rule, List.of(arguments));
    }

    /** {@code C5}; null when it is the whole file's. */
    public @Nullable String cell() {
        return cell;
    }

    public String rule() {
        return rule;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
