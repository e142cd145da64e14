package org.rabrong.platform.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook. All of them are unpacked once and counted before anything is read; nothing but their names and the two small kinds
 * that say what belongs together is kept.
 */
final class Parts {

    static final String CONTENT_TYPES = "[content_types].xml";
    static final String RELATIONS = ".rels";

    private static final int MOST = 500;
    private static final int LARGEST_RELATIONS = 1024 * 1024;

    /** A part may not unpack to more than so many times the whole file; what compresses like that holds nothing that somebody typed. */
    private static final int RATIO = 200;
    /** Below this many bytes nobody asks how well they were compressed. */
    private static final int NEVER_A_BOMB = 4 * 1024 * 1024;

    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private static final Pattern ACTIVE = Pattern.compile(
            ".*(vbaproject|vbadata|activex|embeddings/|ctrlprops/|macrosheets/|dialogsheets/|customui).*");
    private static final Pattern ELSEWHERE = Pattern.compile(".*(externallinks/|connections\\.xml|querytables/).*");
    /** Names that a spreadsheet program gives. */
    private static final Pattern USUAL = Pattern.compile("[^\\\\:*?\"<>|\\p{Cntrl}]{1,250}");

    private final ZipFile zip;
    private final Map<String, byte[]> small = new HashMap<>();
    private final Map<String, ZipArchiveEntry> parts = new HashMap<>();

    private Parts(ZipFile zip) {
        this.zip = zip;
    }

    static boolean isZip(byte[] bytes) {
        return begins(bytes, ZIP);
    }

    /** An old workbook (.xls), or one with a password. */
    static boolean isOle2(byte[] bytes) {
        return begins(bytes, OLE2);
    }

    private static boolean begins(byte[] bytes, byte[] signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if (bytes[i] != signature[i]) {
                return false;
            }
        }
        return true;
    }

    static Parts of(byte[] bytes, XlsxBounds bounds) throws XlsxFault, IOException {
        if (listed(bytes) > 2 * MOST) {
            throw XlsxFault.ofFile("xlsx-unpacked");
        }
        // From memory: nothing to close
        Parts parts = new Parts(ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get());
        long most = Math.min(bounds.unpacked(), Math.max(NEVER_A_BOMB, (long) bytes.length * RATIO));
        for (ZipArchiveEntry part : Collections.list(parts.zip.getEntries())) {
            most -= parts.add(part, most);
        }
        return parts;
    }

    /** How many parts the zip's directory can name at most, counted before a library makes objects of them. */
    private static int listed(byte[] bytes) {
        int count = 0;
        for (int i = 0; i < bytes.length - 3; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                count++;
            }
        }
        return count;
    }

    /** Unpacks it and forgets it, unless it is one of the small ones; answers how many bytes it has. */
    private long add(ZipArchiveEntry part, long most) throws XlsxFault, IOException {
        String name = named(part);
        boolean kept = name.equals(CONTENT_TYPES) || name.endsWith(RELATIONS);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = zip.getInputStream(part)) {
            byte[] head = in.readNBytes(OLE2.length);
            if (begins(head, OLE2) || begins(head, ZIP)) {
                throw XlsxFault.ofFile("xlsx-macros");
            }
            long unpacked = head.length;
            content.writeBytes(head);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                if (unpacked > (kept ? Math.min(most, LARGEST_RELATIONS) : most)) {
                    throw XlsxFault.ofFile("xlsx-unpacked");
                }
                if (kept) {
                    content.write(buffer, 0, read);
                }
            }
            if (kept) {
                small.put(name, content.toByteArray());
            }
            return unpacked;
        }
    }

    private String named(ZipArchiveEntry part) throws XlsxFault {
        String name = part.getName();
        String key = name.toLowerCase(Locale.ROOT);
        if (ACTIVE.matcher(key).matches()) {
            throw XlsxFault.ofFile("xlsx-macros");
        }
        if (ELSEWHERE.matcher(key).matches()) {
            throw XlsxFault.ofFile("xlsx-links");
        }
        if (!USUAL.matcher(name).matches()
                || name.startsWith("/")
                || ("/" + key + "/").contains("/../")
                || (part.getMethod() != ZipEntry.DEFLATED && part.getMethod() != ZipEntry.STORED)
                || parts.put(key, part) != null) {
            throw XlsxFault.ofFile("xlsx-broken");
        }
        if (part.getGeneralPurposeBit().usesEncryption()) {
            throw XlsxFault.ofFile("xlsx-old");
        }
        if (parts.size() > MOST) {
            throw XlsxFault.ofFile("xlsx-unpacked");
        }
        return key;
    }

    /** Content types and relations by their names in lower case. */
    Map<String, byte[]> small() {
        return small;
    }

    /** Unpacks a part anew; null if there is none. */
    @Nullable
    InputStream open(String name) throws IOException {
        ZipArchiveEntry part = parts.get(name.toLowerCase(Locale.ROOT));
        return part == null ? null : zip.getInputStream(part);
    }
}
