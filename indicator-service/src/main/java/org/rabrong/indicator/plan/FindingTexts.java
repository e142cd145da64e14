package org.rabrong.indicator.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What findings say in Thai, or in English where that is asked for: {@code rabrong/findings_{th,en}.properties}, one text for each rule.
 * An argument that is a word of the bundle ({@code word.<argument>}) is replaced by its text.
 */
final class FindingTexts {

    private static final FindingTexts THAI = new FindingTexts("th");
    private static final FindingTexts ENGLISH = new FindingTexts("en");

    private final Properties texts = new Properties();

    private FindingTexts(String language) {
        String name = "/rabrong/findings_" + language + ".properties";
        try (InputStream stream = FindingTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + name);
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static FindingTexts in(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : THAI;
    }

    /** A finding as it is served. */
    record Line(
            PlanPlace place,
            String rule,
            PlanFinding.Severity severity,
            @Nullable Integer position,
            String message) {}

    List<Line> lines(List<PlanFinding> findings) {
        return findings.stream()
                .map(finding -> new Line(
                        finding.place(),
                        finding.rule(),
                        finding.severity(),
                        finding.position() == 0 ? null : finding.position(),
                        text(finding.rule(), finding.arguments())))
                .toList();
    }

    /** The text of a rule. */
    String text(String rule, List<String> arguments) {
        Object[] shown = arguments.stream().map(this::shown).toArray();
        return MessageFormat.format(texts.getProperty(rule, rule).replace("'", "''"), shown);
    }

    private String shown(String argument) {
        return texts.getProperty("word." + argument, argument);
    }

    /** For the tests: the rules that have a text. */
    Set<String> keys() {
        return texts.stringPropertyNames();
    }
}
