package org.rabrong.document.file;

import java.text.Normalizer;

/** The name of a file as a person gave it, made harmless: no path, nothing invisible, at most 255 characters; Thai stays Thai. */
final class FileName {

    static final int MAX_LENGTH = 255;

    private FileName() {}

    static String harmless(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder visible = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC)
                .codePoints()
                .filter(FileName::isVisible)
                .forEach(visible::appendCodePoint);
        String text = visible.toString().strip();
        // "..", "." and "" name no file
        return text.replace(".", "").isBlank() ? "file" : shortened(text);
    }

    /** Control characters and the marks that turn the direction of writing (exe.fdp shown as pdf.exe) are left out. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Cuts in front of the extension, never within a character. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MAX_LENGTH) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 20 ? name.substring(dot) : "";
        int kept = MAX_LENGTH - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
