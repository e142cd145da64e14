package org.rabrong.confirmation.decision.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.AllowedDecisions;
import org.rabrong.confirmation.decision.Comparison.Previous;
import org.rabrong.confirmation.decision.ItemFacts;
import org.rabrong.confirmation.decision.ItemId;
import org.rabrong.confirmation.decision.ItemState;
import org.rabrong.confirmation.decision.ItemStatus;
import org.rabrong.confirmation.decision.ItemView;
import org.rabrong.confirmation.decision.Proposal;
import org.rabrong.platform.web.Person;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.rules.text.ReasonTexts.Language;

/**
 * An item as its certifier sees it: values and scores as decimal text.
 *
 * @param selfScore of the sub-indicator at the office, as scoring-service last told; 1.0000 before
 * @param newForMe false until there are messages and receipts
 * @param carriedFrom round that value and decision come from, until the office reports in this one
 * @param closes effective last day of certifying the item, in Asia/Bangkok; null until the round's windows are known here
 * @param fourEyes one person of the bureau proposes, another confirms
 * @param reportedAt when the office last reported or cleared
 * @param decidedAt when the last decision that was not taken back was made, and by whom
 * @param actions what the person may do with it now: {@code CONFIRM}, {@code REJECT}, …
 * @param previous last round's value; null where the office was asked in no earlier round
 * @param warnings what looks implausible about the value, in the reader's language
 */
public record ItemResponse(
        String round,
        String variable,
        String office,
        String subIndicator,
        ItemStatus status,
        @Nullable String value,
        String unit,
        long revision,
        String selfScore,
        String officialScore,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        int evidenceCount,
        boolean newForMe,
        String bureau,
        String nameTh,
        String officeNameTh,
        @Nullable String officeKind,
        String mode,
        boolean changedSinceConfirmed,
        @Nullable String confirmedValue,
        @Nullable Long confirmedRevision,
        @Nullable String auditScore,
        @Nullable String carriedFrom,
        @Nullable LocalDate closes,
        boolean fourEyes,
        @Nullable ProposalResponse proposal,
        @Nullable Instant reportedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        List<String> actions,
        @Nullable PreviousResponse previous,
        List<WarningResponse> warnings) {

    /** @param mine somebody else has to decide it */
    public record ProposalResponse(
            String by,
            boolean mine,
            Instant at,
            @Nullable String score,
            @Nullable String reason) {}

    /** @param value null where nothing was reported */
    public record PreviousResponse(String round, @Nullable String value) {}

    private static final ReasonTexts TEXTS = new ReasonTexts();

    public static ItemResponse from(ItemView item, Person person, LocalDate today, Locale locale) {
        Language texts = TEXTS.in(locale);
        ItemId id = item.id();
        ItemState state = item.state();
        ItemFacts facts = item.facts();
        return new ItemResponse(
                id.round(),
                id.variable(),
                id.office(),
                item.subIndicator(),
                state.status(),
                plain(state.value()),
                Objects.requireNonNullElse(facts.unit(), ""),
                state.revision(),
                score(facts.selfScore()),
                score(facts.officialScore()),
                state.reason(),
                state.fixBy(),
                state.reopenedUntil(),
                facts.evidenceCount(),
                false,
                facts.bureau(),
                Objects.requireNonNullElse(facts.variableName(), id.variable()),
                Objects.requireNonNullElse(facts.officeName(), id.office()),
                facts.officeKind(),
                facts.auditMode() ? "AUDIT" : "NORMAL",
                state.changedSinceConfirmed(),
                plain(state.confirmedValue()),
                state.confirmedRevision(),
                plain(state.auditScore()),
                state.carriedFrom(),
                facts.window() == null ? null : facts.window().closes(),
                facts.fourEyes(),
                proposal(state.proposal(), person),
                state.reportedAt(),
                state.decidedAt(),
                state.decidedBy(),
                AllowedDecisions.to(person, item, today),
                previous(facts.comparison().previous()),
                item.doubts().stream()
                        .map(doubt -> WarningResponse.from(doubt, texts))
                        .toList());
    }

    private static @Nullable ProposalResponse proposal(@Nullable Proposal made, Person person) {
        return made == null
                ? null
                : new ProposalResponse(
                        made.byName(), made.byId().equals(person.id()), made.at(), plain(made.score()), made.reason());
    }

    private static @Nullable PreviousResponse previous(@Nullable Previous previous) {
        return previous == null ? null : new PreviousResponse(previous.round(), plain(previous.value()));
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static String score(BigDecimal score) {
        return score.setScale(4, RoundingMode.HALF_UP).toPlainString();
    }
}
