package org.rabrong.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.web.Violation;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts(ProblemTextsTest.class.getClassLoader());

    @Test
    void no_decimals_is_told_as_a_whole_number() {
        assertThat(texts.rule(Violation.of("value", "decimals", 0), Locale.ENGLISH))
                .isEqualTo("must be a whole number");
        assertThat(texts.rule(Violation.of("value", "decimals", 0), Locale.of("th")))
                .isEqualTo("ต้องเป็นจำนวนเต็ม ไม่มีทศนิยม");
    }

    @Test
    void some_decimals_are_told_with_their_number() {
        assertThat(texts.rule(Violation.of("value", "decimals", 2), Locale.ENGLISH))
                .isEqualTo("may have at most 2 decimals");
    }
}
