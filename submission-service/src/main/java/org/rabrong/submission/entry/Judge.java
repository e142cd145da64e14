package org.rabrong.submission.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.rabrong.submission.entry.Outcome.Refused;
import org.rabrong.submission.entry.Outcome.Taken;
import org.rabrong.submission.entry.ReportingRules.Locked;
import org.rabrong.submission.entry.ReportingRules.Open;

/**
 * Judges reports by one person at one moment, in the order that {@link ReportingRules} tells. Nothing is read or written here.
 *
 * @param imported the reports come from a file
 */
record Judge(Person by, Instant now, boolean imported) {

    static final ProblemType ITEM_CONFIRMED = new ProblemType("item-confirmed", 409);
    static final ProblemType ITEM_CARRIED_FORWARD = new ProblemType("item-carried-forward", 409);
    static final ProblemType WINDOW_CLOSED = new ProblemType("window-closed", 409);

    /** What a report does to the item, or why it is refused. */
    Outcome judge(Report report, Item item) {
        try {
            return take(report, item);
        } catch (Problem refusal) {
            return new Refused(report.variable(), refusal);
        }
    }

    private Taken take(Report report, Item item) {
        ValueRules.Verdict verdict = requireValid(report, item);
        Open open = requireOpen(item);
        requireRevision(Report.seenRevision(report.revision()), item);
        String value = verdict instanceof ValueRules.Accepted(ReportedValue number) ? number.text() : null;
        if (value == null && item.value() == null) {
            return new Taken(item, item, null);
        }
        Entry entry = item.entry().next(value, by, now);
        EntryStep.Kind kind = value == null ? EntryStep.Kind.CLEARED : EntryStep.Kind.REPORTED;
        Item after = item.with(entry);
        return new Taken(item, after, step(kind, item, after, null, null, open));
    }

    /** A step by this person now. */
    EntryStep step(
            EntryStep.Kind kind, Item before, Item after, @Nullable String rule, @Nullable String text, Open open) {
        Entry entry = after.entry();
        return new EntryStep(
                entry.id(),
                entry.sequence(),
                kind,
                now,
                by.id(),
                by.displayName(),
                after.value(),
                before.value(),
                entry.revision(),
                rule,
                text,
                open.through(),
                open.until(),
                imported);
    }

    private static ValueRules.Verdict requireValid(Report report, Item item) {
        List<Violation> broken = new ArrayList<>();
        ValueRules.Verdict verdict = item.variable().rules().judge(report.value());
        if (verdict instanceof ValueRules.Refused(List<Violation> violations)) {
            broken.addAll(violations);
        }
        if (Report.seenRevision(report.revision()).isEmpty()) {
            broken.add(Report.revisionViolation(report.revision()));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return verdict;
    }

    /** What allows a change now; otherwise 409. */
    Open requireOpen(Item item) {
        return switch (item.permissionAt(now)) {
            case Open open -> open;
            case Locked(ReportingRules.Lock lock) ->
                throw switch (lock) {
                    case CONFIRMED -> Problem.of(ITEM_CONFIRMED).with("current", Current.from(item));
                    case CARRIED_FORWARD ->
                        Problem.of(ITEM_CARRIED_FORWARD, Objects.requireNonNull(item.carriedFrom()))
                                .with("current", Current.from(item))
                                .with("carriedFrom", item.carriedFrom());
                    case WINDOW_CLOSED -> windowClosed(item.reporting());
                };
        };
    }

    private Problem windowClosed(ReportingWindow reporting) {
        boolean toCome = ReportingRules.dayOf(now).isBefore(reporting.opens());
        return Problem.of(WINDOW_CLOSED, toCome ? "to-come" : "over", reporting.opens(), reporting.lastDay())
                .with("opens", reporting.opens())
                .with("closes", reporting.lastDay());
    }

    static void requireRevision(OptionalLong seen, Item item) {
        if (seen.orElseThrow() != item.entry().revision()) {
            throw Problem.of(ProblemType.STALE_REVISION).with("current", Current.from(item));
        }
    }
}
