package org.rabrong.identity.organisation.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Comma separated values (RFC 4180) in UTF-8. */
final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** What Excel would compute when somebody opens the file. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+@-].*", Pattern.DOTALL);

    private Csv() {}

    static ListFile read(byte[] bytes) throws ListFileException {
        List<ListFile.Row> rows = new ArrayList<>();
        int number = 0;
        try (MappingIterator<String[]> records = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvReadFeature.WRAP_AS_ARRAY)
                .readValues(text(bytes))) {
            while (records.hasNextValue()) {
                number++;
                ListFile.Row row = new ListFile.Row(number, cells(records.nextValue(), number));
                if (row.isBlank()) {
                    continue;
                }
                if (rows.size() > ListFile.MOST_ROWS) {
                    throw ListFileException.ofFile("rows", ListFile.MOST_ROWS);
                }
                rows.add(row);
            }
        } catch (JacksonException _) {
            throw ListFileException.ofFile("csv", number + 1);
        }
        return new ListFile(rows);
    }

    private static List<String> cells(String[] values, int row) throws ListFileException {
        if (values.length > ListFile.MOST_COLUMNS) {
            throw ListFileException.ofFile("columns", ListFile.MOST_COLUMNS);
        }
        for (int column = 0; column < values.length; column++) {
            if (FORMULA.matcher(values[column]).matches()) {
                throw ListFileException.ofCell(column, row, "formula");
            }
        }
        return List.of(values);
    }

    private static String text(byte[] bytes) throws ListFileException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw ListFileException.ofFile("not-a-list");
            }
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw ListFileException.ofFile("not-a-list");
        }
    }
}
