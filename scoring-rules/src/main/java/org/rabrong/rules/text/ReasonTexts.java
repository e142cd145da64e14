package org.rabrong.rules.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.Reason;
import org.rabrong.rules.plausibility.Warning;

/** Rules, reasons and warnings in the reader's language: Thai, or English where that is asked for. */
public final class ReasonTexts {

    private final Language thai = new Language(read("th"));
    private final Language english = new Language(read("en"));

    /** English where that is asked for, otherwise Thai. */
    public Language in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : thai;
    }

    /** The texts of one language. */
    public static final class Language {

        private static final Pattern PLAIN_NUMBER = Pattern.compile("(-?[0-9]+)((?:\\.[0-9]+)?)");
        private static final String THOUSANDS = "(?<=[0-9])(?=([0-9]{3})+$)";

        private final Properties texts;

        private Language(Properties texts) {
            this.texts = texts;
        }

        /** What a rule says. */
        public String rule(String id) {
            return texts.getProperty("rule." + id, id);
        }

        /** A reason in words; null for none. */
        public @Nullable String because(@Nullable Reason reason) {
            if (reason == null) {
                return null;
            }
            String pattern = texts.getProperty("because." + reason.code(), reason.code());
            return MessageFormat.format(pattern, reason.arguments().toArray());
        }

        /** What is doubtful, in words. Where the last argument is empty, a text of its own does without it. */
        public String warning(Warning warning) {
            String key = "warning." + warning.rule();
            if (!warning.arguments().isEmpty() && warning.arguments().getLast().isEmpty()) {
                key += ".without";
            }
            return MessageFormat.format(
                    texts.getProperty(key, warning.rule()),
                    warning.arguments().stream().map(Language::readable).toArray());
        }

        /** A plain number with thousands separators; anything else as it is. */
        private static String readable(String argument) {
            Matcher number = PLAIN_NUMBER.matcher(argument);
            return number.matches() ? number.group(1).replaceAll(THOUSANDS, ",") + number.group(2) : argument;
        }
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        String name = "/rabrong/scores_" + language + ".properties";
        try (InputStream stream = ReasonTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + name);
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
