package org.rabrong.indicator.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/**
 * What is said about plans outside of refusals, in Thai or English: {@code rabrong/plan_{th,en}.properties}, patterns of {@link MessageFormat} in which
 * an apostrophe is just an apostrophe.
 */
final class PlanTexts {

    private static final Properties THAI = load("th");
    private static final Properties ENGLISH = load("en");

    private PlanTexts() {}

    /** @param arguments texts, put in as they are */
    static String text(Locale locale, String key, String... arguments) {
        String pattern = properties(locale).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text " + key + " in " + locale);
        }
        return new MessageFormat(pattern.replace("'", "''"), Locale.ENGLISH).format(arguments);
    }

    /** The text, or the key's last word where there is none. */
    static String word(Locale locale, String group, String word) {
        return properties(locale).getProperty(group + "." + word, word);
    }

    private static Properties properties(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : THAI;
    }

    private static Properties load(String language) {
        Properties properties = new Properties();
        try (InputStream in = PlanTexts.class.getResourceAsStream("/rabrong/plan_" + language + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("No texts in " + language);
            }
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
