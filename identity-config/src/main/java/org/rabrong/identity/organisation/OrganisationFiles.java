package org.rabrong.identity.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.SheetWriter;

/** The list as a file. What is written here, {@link ListedOrganisations} reads. */
final class OrganisationFiles {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Column> COLUMNS = List.of(Column.values());

    private OrganisationFiles() {}

    /** In UTF-8 with a byte order mark: without one, Excel takes Thai for something else. */
    static byte[] csv(List<Organisation> organisations) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        csv.append(COLUMNS.stream().map(Column::heading).collect(Collectors.joining(",")))
                .append("\r\n");
        for (Organisation organisation : organisations) {
            csv.append(COLUMNS.stream()
                            .map(column -> quoted(text(organisation, column)))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With Thai headings and kinds, dates as dates. */
    static byte[] xlsx(List<Organisation> organisations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = SheetWriter.workbook(bytes)) {
            Worksheet sheet = book.newWorksheet("หน่วยงาน");
            sheet.freezePane(1, 1);
            SheetWriter writer = new SheetWriter(sheet);
            writer.headings(
                    0,
                    COLUMNS.stream()
                            .map(column -> new SheetWriter.Column(column.headingTh(), column.width()))
                            .toList());
            for (int row = 0; row < organisations.size(); row++) {
                for (int column = 0; column < COLUMNS.size(); column++) {
                    cell(writer, row + 1, column, organisations.get(row));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void cell(SheetWriter writer, int row, int index, Organisation organisation) {
        Column column = COLUMNS.get(index);
        LocalDate date = switch (column) {
            case SINCE -> organisation.since();
            case UNTIL -> organisation.until();
            default -> null;
        };
        if (date != null) {
            writer.day(row, index, date);
        } else {
            writer.text(row, index, column == Column.KIND ? organisation.kind().shortTh() : text(organisation, column));
        }
    }

    private static String text(Organisation organisation, Column column) {
        return switch (column) {
            case CODE -> organisation.code();
            case KIND -> organisation.kind().name();
            case NAME_TH -> organisation.nameTh();
            case NAME_EN -> organisation.nameEn();
            case SHORT_TH -> blankIfNull(organisation.shortTh());
            case PROVINCES -> String.join(" ", organisation.provinces());
            case SINCE -> blankIfNull(organisation.since());
            case UNTIL -> blankIfNull(organisation.until());
        };
    }

    private static String blankIfNull(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
