package org.rabrong.document.file;

import java.nio.charset.StandardCharsets;

/**
 * {@code Content-Disposition} of a download (RFC 6266): always an attachment; the name in ASCII for old programs, and as it is, percent-encoded
 * (RFC 5987), for all others.
 */
final class AttachmentHeader {

    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private AttachmentHeader() {}

    static String of(String fileName) {
        return "attachment; filename=\"" + ascii(fileName) + "\"; filename*=UTF-8''" + encoded(fileName);
    }

    private static String ascii(String fileName) {
        StringBuilder text = new StringBuilder();
        fileName.codePoints()
                .map(c -> c < 0x20 || c > 0x7E || c == '"' || c == '\\' || c == '%' ? '_' : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static String encoded(String fileName) {
        StringBuilder text = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append('%').append("%02X".formatted(b & 0xFF));
            }
        }
        return text.toString();
    }
}
