package org.rabrong.submission.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A template in the hands of a person: what Excel would save after somebody typed into it. */
final class Filled {

    static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    Filled(byte[] template) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(template))
                .get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(part)) {
                    parts.put(part.getName(), in.readAllBytes());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Types a number into the variable's cell. */
    Filled number(String variable, String number) {
        return cell(cellOf(variable), "><v>" + number + "</v></c>");
    }

    Filled text(String variable, String text) {
        return cell(cellOf(variable), " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>");
    }

    Filled formula(String variable, String formula, String shown) {
        return cell(cellOf(variable), "><f>" + formula + "</f><v>" + shown + "</v></c>");
    }

    Filled empty(String variable) {
        return cell(cellOf(variable), "/>");
    }

    /** {@code I5} */
    String cellOf(String variable) {
        return "I" + rowOf(variable);
    }

    int rowOf(String variable) {
        Matcher code = Pattern.compile("<c r=\"A([0-9]+)\"[^>]*><is><t>" + Pattern.quote(variable) + "</t>")
                .matcher(text(SHEET));
        if (!code.find()) {
            throw new IllegalArgumentException("No row of " + variable);
        }
        return Integer.parseInt(code.group(1));
    }

    /** @param rest of the cell behind its name and style */
    Filled cell(String cell, String rest) {
        return change(
                SHEET,
                xml -> xml.replaceFirst(
                        "<c r=\"" + cell + "\"( s=\"[0-9]+\")?[^>]*?(/>|>.*?</c>)",
                        "<c r=\"" + cell + "\"$1" + Matcher.quoteReplacement(rest)));
    }

    /** Two rows change places, as sorting does it. */
    Filled swap(int one, int other) {
        String first = row(one);
        String second = row(other);
        return change(
                SHEET,
                xml -> xml.replace(first, "<!--first-->")
                        .replace(second, renumbered(first, one, other))
                        .replace("<!--first-->", renumbered(second, other, one)));
    }

    Filled without(int row) {
        String gone = row(row);
        return change(SHEET, xml -> xml.replace(gone, ""));
    }

    /** The row once more, behind the last one. */
    Filled repeat(int row, int at) {
        String again = renumbered(row(row), row, at);
        return change(SHEET, xml -> xml.replace("</sheetData>", again + "</sheetData>"));
    }

    private String row(int row) {
        Matcher matcher = Pattern.compile("<row r=\"" + row + "\".*?</row>", Pattern.DOTALL)
                .matcher(text(SHEET));
        if (!matcher.find()) {
            throw new IllegalArgumentException("No row " + row);
        }
        return matcher.group();
    }

    private static String renumbered(String xml, int from, int to) {
        return xml.replace("<row r=\"" + from + "\"", "<row r=\"" + to + "\"")
                .replaceAll("<c r=\"([A-Z]+)" + from + "\"", "<c r=\"$1" + to + "\"");
    }

    Filled change(String part, UnaryOperator<String> change) {
        String before = text(part);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing changes in " + part);
        }
        parts.put(part, after.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Filled with(String part, byte[] content) {
        parts.put(part, content);
        return this;
    }

    String text(String part) {
        return new String(Objects.requireNonNull(parts.get(part), part), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
