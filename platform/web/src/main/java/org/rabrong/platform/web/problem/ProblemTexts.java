package org.rabrong.platform.web.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Titles, details and rule texts in Thai and English. They come from the platform's own bundle, and over it the service's
 * {@code rabrong/problems_th.properties} and {@code rabrong/problems_en.properties} (UTF-8).
 *
 * <p>Texts are {@link MessageFormat} patterns in which an apostrophe is just an apostrophe. An argument that is a known word
 * ({@code what.<word>}) is replaced by its text; dates are written as people here write them.
 */
public final class ProblemTexts {

    public static final Locale THAI = Locale.of("th");

    private static final Logger log = LoggerFactory.getLogger(ProblemTexts.class);
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final String PLATFORM = "rabrong/platform-problems";
    private static final String SERVICE = "rabrong/problems";

    private final Map<Locale, Properties> texts;

    public ProblemTexts(ClassLoader classLoader) {
        this.texts = Map.of(THAI, load(classLoader, "th"), Locale.ENGLISH, load(classLoader, "en"));
    }

    String title(ProblemType type, Locale locale) {
        String title = find("problem." + type.slug() + ".title", locale);
        if (title == null) {
            log.warn("No text problem.{}.title in {}", type.slug(), locale);
            title = find("status." + type.status(), locale);
        }
        return title == null ? type.slug() : title;
    }

    @Nullable
    String detail(ProblemType type, List<?> arguments, Locale locale) {
        return mostExact("problem." + type.slug() + ".detail", arguments, locale);
    }

    /** What the rule says, also for findings and warnings that are no problems. */
    public String rule(Violation violation, Locale locale) {
        String text = mostExact("violation." + violation.rule(), violation.arguments(), locale);
        if (text == null) {
            log.warn("No text violation.{} in {}", violation.rule(), locale);
            text = mostExact("violation.other", violation.arguments(), locale);
        }
        return text == null ? violation.rule() : text;
    }

    /** One for the first argument's word ({@code problem.forbidden.detail.reporter}, {@code violation.decimals.0}), else the general one. */
    private @Nullable String mostExact(String key, List<?> arguments, Locale locale) {
        String pattern = arguments.isEmpty() ? null : find(key + "." + arguments.getFirst(), locale);
        if (pattern == null) {
            pattern = find(key, locale);
        }
        return pattern == null ? null : format(pattern, arguments, locale);
    }

    private String format(String pattern, List<?> arguments, Locale locale) {
        Object[] shown =
                arguments.stream().map(argument -> shown(argument, locale)).toArray();
        String quotable = pattern.replace("''", "'").replace("'", "''");
        return new MessageFormat(quotable, locale).format(shown);
    }

    private String shown(Object argument, Locale locale) {
        boolean thai = locale.equals(THAI);
        return switch (argument) {
            case LocalDate date -> dates("d MMM yyyy", thai).format(date);
            case Instant instant ->
                dates(thai ? "d MMM yyyy HH:mm น." : "d MMM yyyy HH:mm", thai).format(instant.atZone(BANGKOK));
            case BigDecimal decimal -> decimal.toPlainString();
            default -> {
                String word = find("what." + argument, locale);
                yield word == null ? argument.toString() : word;
            }
        };
    }

    private static DateTimeFormatter dates(String pattern, boolean thai) {
        return thai
                ? DateTimeFormatter.ofPattern(pattern, Locale.of("th", "TH"))
                        .withChronology(ThaiBuddhistChronology.INSTANCE)
                : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    private @Nullable String find(String key, Locale locale) {
        Properties properties = texts.get(locale.getLanguage().equals("en") ? Locale.ENGLISH : THAI);
        return properties == null ? null : properties.getProperty(key);
    }

    private static Properties load(ClassLoader classLoader, String language) {
        Properties properties = new Properties();
        for (String name : List.of(PLATFORM, SERVICE)) {
            try (var stream = classLoader.getResourceAsStream(name + "_" + language + ".properties")) {
                if (stream != null) {
                    Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
                    properties.load(reader);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return properties;
    }
}
