package org.rabrong.submission.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;

/**
 * What an office reported for one item. Rows are made when the round's items are created.
 *
 * @param sequence counts every step: reports, clearings, explanations
 * @param revision counts reports and clearings from 1; 0 has never been reported
 * @param value plain decimal; null when nothing is reported
 * @param reportedBy name of the person who changed the value last
 * @param explanations of this revision's value, at most one for each rule
 */
public record Entry(
        ItemId id,
        long sequence,
        long revision,
        @Nullable String value,
        @Nullable String reportedBy,
        @Nullable Instant reportedAt,
        List<Explanation> explanations) {

    /** The next revision, with this value or without one. What was explained was about the value before. */
    Entry next(@Nullable String newValue, Person by, Instant at) {
        return new Entry(id, sequence + 1, revision + 1, newValue, by.displayName(), at, List.of());
    }

    /** The same value with an explanation in place of the one that the rule had. */
    Entry explained(Explanation explanation) {
        return with(Stream.concat(others(explanation.rule()), Stream.of(explanation)));
    }

    /** The same value without the explanation that the rule had. */
    Entry unexplained(String rule) {
        return with(others(rule));
    }

    Optional<Explanation> explanationOf(String rule) {
        return explanations.stream()
                .filter(explanation -> explanation.rule().equals(rule))
                .findFirst();
    }

    private Stream<Explanation> others(String rule) {
        return explanations.stream().filter(explanation -> !explanation.rule().equals(rule));
    }

    private Entry with(Stream<Explanation> now) {
        return new Entry(id, sequence + 1, revision, value, reportedBy, reportedAt, now.toList());
    }
}
