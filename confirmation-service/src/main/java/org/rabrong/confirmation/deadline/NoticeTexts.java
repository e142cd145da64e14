package org.rabrong.confirmation.deadline;

import java.util.Locale;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemTexts;
import org.springframework.stereotype.Component;

/** A notice in one sentence, for whoever passes it on: {@code violation.notice.<kind>} in the service's texts. */
@Component
class NoticeTexts {

    private final ProblemTexts texts;

    NoticeTexts(ProblemTexts texts) {
        this.texts = texts;
    }

    String thai(Notice notice) {
        return text(notice, ProblemTexts.THAI);
    }

    String english(Notice notice) {
        return text(notice, Locale.ENGLISH);
    }

    private String text(Notice notice, Locale locale) {
        String roundName = notice.roundName();
        return texts.rule(
                Violation.of(
                        "notice",
                        "notice",
                        notice.kind().name(),
                        roundName == null ? notice.round() : roundName,
                        notice.dueDay(),
                        notice.counts().items()),
                locale);
    }
}
