package org.rabrong.submission.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.plausibility.PlausibilityRules;
import org.rabrong.rules.plausibility.ReportedFigure;
import org.rabrong.rules.plausibility.Warning;
import org.rabrong.submission.entry.ReportingRules.Lock;
import org.rabrong.submission.entry.ReportingRules.Locked;
import org.rabrong.submission.entry.ReportingRules.Permission;

/**
 * All that an office sees of one item: its entry, the variable's rules, the round's window, what the certifier said, last round, files, scores.
 *
 * @param previous null in the plan's first round
 * @param denominator variable that this one is a part of, with its value
 * @param files number of files attached by either side
 * @param officeFiles those of the office
 * @param officialScore and {@code selfScore}: of the sub-indicator at this office, null until it is scored
 */
public record Item(
        Entry entry,
        Variable variable,
        ReportingWindow reporting,
        Certification certification,
        @Nullable Previous previous,
        @Nullable Whole denominator,
        int files,
        int officeFiles,
        @Nullable String officialScore,
        @Nullable String selfScore) {

    /** The variable that this one is a part of; value as it stands, null if there is none. */
    public record Whole(String variable, @Nullable String value) {}

    public ItemStatus status() {
        return certification.statusOf(entry);
    }

    /** Plain decimal; null when nothing is reported or carried forward. */
    public @Nullable String value() {
        return certification.valueOf(entry);
    }

    /** The round that value and status were carried forward from. */
    public @Nullable String carriedFrom() {
        return certification.originOf(entry);
    }

    public @Nullable String reason() {
        return certification.reasonFor(entry);
    }

    public @Nullable LocalDate fixBy() {
        return certification.fixBy();
    }

    public @Nullable LocalDate reopenedUntil() {
        return certification.reopenedUntil();
    }

    Permission permissionAt(Instant now) {
        return ReportingRules.permission(
                status(), certification.isCarriedTo(entry), reporting, fixBy(), reopenedUntil(), now);
    }

    /** Why it cannot be changed at this moment; null if it can. */
    public @Nullable Lock lockAt(Instant now) {
        return permissionAt(now) instanceof Locked(Lock lock) ? lock : null;
    }

    /** What is doubtful about the value that stands. */
    public List<Warning> warnings() {
        return PlausibilityRules.warningsAbout(new ReportedFigure(
                number(value()),
                previous == null ? null : number(previous.value()),
                variable.deviationPercent(),
                denominator == null
                        ? null
                        : new ReportedFigure.Denominator(denominator.variable(), number(denominator.value())),
                variable.evidenceRequired(),
                officeFiles));
    }

    Item with(Entry changed) {
        return new Item(
                changed,
                variable,
                reporting,
                certification,
                previous,
                denominator,
                files,
                officeFiles,
                officialScore,
                selfScore);
    }

    /** Beside values that change together with this one. */
    Item beside(Map<String, @Nullable String> values) {
        if (denominator == null || !values.containsKey(denominator.variable())) {
            return this;
        }
        return new Item(
                entry,
                variable,
                reporting,
                certification,
                previous,
                new Whole(denominator.variable(), values.get(denominator.variable())),
                files,
                officeFiles,
                officialScore,
                selfScore);
    }

    private static @Nullable BigDecimal number(@Nullable String plain) {
        return plain == null ? null : new BigDecimal(plain);
    }
}
