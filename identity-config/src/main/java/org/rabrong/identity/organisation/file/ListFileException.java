package org.rabrong.identity.organisation.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.CellName;
import org.rabrong.platform.spreadsheet.XlsxFault;

/** A file that cannot be read as a list: the rule that it breaks, and the cell if it is one cell's fault. */
public final class ListFileException extends Exception {

    private final @Nullable Integer row;
    private final @Nullable String cell;
    private final String rule;
    private final transient List<Object> arguments;

    private ListFileException(@Nullable Integer row, @Nullable String cell, String rule, List<Object> arguments) {
        super(rule + (cell == null ? "" : " " + cell));
        this.row = row;
        this.cell = cell;
        this.rule = rule;
        this.arguments = arguments;
    }

    static ListFileException ofFile(String rule, Object... arguments) {
        return new ListFileException(null, null, rule, List.of(arguments));
    }

    static ListFileException ofCell(int column, int row, String rule) {
        return new ListFileException(row, CellName.of(column, row), rule, List.of());
    }

    static ListFileException of(XlsxFault fault) {
        String cell = fault.cell();
        Integer row = cell == null ? null : Integer.valueOf(cell.replaceFirst("[A-Z]+", ""));
        return new ListFileException(row, cell, fault.rule(), fault.arguments());
    }

    public @Nullable Integer row() {
        return row;
    }

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
