package org.rabrong.platform.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook that can be taken apart and put together otherwise. */
record Book(Map<String, byte[]> parts) {

    static final String SHEET = "xl/worksheets/sheet1.xml";

    static Book of(Consumer<Worksheet> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = SheetWriter.workbook(bytes)) {
            content.accept(book.newWorksheet("1"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return of(bytes.toByteArray());
    }

    static Book of(byte[] bytes) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(part)) {
                    parts.put(part.getName(), in.readAllBytes());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Book(parts);
    }

    /** One sheet with these rows and nothing else, cells as a spreadsheet program may write them. */
    static Book ofRows(String rows) {
        return of(sheet -> sheet.value(0, 0, "x"))
                .changed(
                        SHEET,
                        xml -> xml.replaceAll("<sheetData>.*</sheetData>", "<sheetData>" + rows + "</sheetData>"));
    }

    Book with(String name, byte[] content) {
        Map<String, byte[]> more = new LinkedHashMap<>(parts);
        more.put(name, content);
        return new Book(more);
    }

    Book with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Book changed(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing changes in " + before);
        }
        return with(name, after);
    }

    Book renamed(String name, String newName) {
        Map<String, byte[]> more = new LinkedHashMap<>(parts);
        more.put(newName, Objects.requireNonNull(more.remove(name)));
        return new Book(more);
    }

    String text(String name) {
        return new String(Objects.requireNonNull(parts.get(name), name), StandardCharsets.UTF_8);
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
