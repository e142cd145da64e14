package org.rabrong.confirmation.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.HistorySearch.Found;
import org.rabrong.platform.spreadsheet.SheetWriter;

/**
 * The columns of the Excel file as text (RFC 4180, UTF-8 with a mark by which spreadsheets know it). A person's text that a spreadsheet would
 * compute gets an apostrophe before it.
 */
final class HistoryCsv implements HistoryExport.Rows {

    private static final String STARTS_FORMULAS = "=+-@\t\r\n";

    private final Writer out;

    HistoryCsv(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write('\uFEFF');
        line(HistorySheet.COLUMNS.stream().map(SheetWriter.Column::heading).toList());
    }

    @Override
    public void add(Found found) throws IOException {
        HistoryEntry entry = found.chained().entry();
        line(Arrays.asList(
                HistoryWords.moment(entry.at()),
                safe(entry.round()),
                safe(entry.office()),
                safe(found.officeName()),
                safe(entry.variable()),
                safe(found.variableName()),
                safe(HistoryWords.step(entry.step())),
                safe(entry.byName()),
                safe(entry.byOrganisation()),
                safe(HistoryWords.status(entry.previousStatus())),
                safe(HistoryWords.status(entry.status())),
                plain(entry.previousValue()),
                plain(entry.value()),
                Long.toString(entry.revision()),
                plain(entry.previousAuditScore()),
                plain(entry.auditScore()),
                plain(entry.computedScore()),
                safe(entry.reason()),
                day(entry.fixBy()),
                day(entry.reopenedUntil()),
                safe(entry.carriedFrom()),
                Long.toString(entry.sequence()),
                Long.toString(found.chained().position()),
                found.chained().hash()));
    }

    /** A table has one kind of row: the entries' own hashes do as well. */
    @Override
    public void addEnd(String office, @Nullable String officeName, long length, String hash) {
        // Only in the Excel file
    }

    private void line(List<@Nullable String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String cell = cells.get(i);
            if (cell != null) {
                out.write(quoted(cell));
            }
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null || text.isEmpty() || STARTS_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : HistoryWords.day(day);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
