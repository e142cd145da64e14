package org.rabrong.platform.spreadsheet;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells as spreadsheets name them: {@code C5}. */
public final class CellName {

    /** As they are read: row by row, from the left. What names no cell comes first. */
    public static final Comparator<String> IN_ORDER = Comparator.<String>comparingInt(CellName::rowOf)
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private static final Pattern NAME = Pattern.compile("[A-Z]{1,3}([1-9][0-9]{0,6})");

    private CellName() {}

    private static int rowOf(String name) {
        Matcher cell = NAME.matcher(name);
        return cell.matches() ? Integer.parseInt(cell.group(1)) : 0;
    }

    /**
     * @param column from 0
     * @param row from 1
     */
    public static String of(int column, int row) {
        return column(column) + row;
    }

    /** @param column from 0, which is A */
    public static String column(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }

    /** The column (from 0) of a name such as {@code C5} in the given row; -1 if it names no such cell. */
    static int columnOf(String name, int row) {
        int letters = 0;
        int column = 0;
        while (letters < name.length() && isLetter(name.charAt(letters))) {
            column = column * 26 + (name.charAt(letters) & ~0x20) - 'A' + 1;
            if (++letters > 3) {
                return -1;
            }
        }
        return letters > 0 && name.substring(letters).equals(Integer.toString(row)) ? column - 1 : -1;
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    }
}
