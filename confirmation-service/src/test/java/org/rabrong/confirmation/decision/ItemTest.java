package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rabrong.confirmation.decision.ItemStatus.AWAITING;
import static org.rabrong.confirmation.decision.ItemStatus.CONFIRMED;
import static org.rabrong.confirmation.decision.ItemStatus.NOT_REPORTED;
import static org.rabrong.confirmation.decision.ItemStatus.REJECTED;
import static org.rabrong.confirmation.decision.Samples.EARLIER;
import static org.rabrong.confirmation.decision.Samples.TODAY;
import static org.rabrong.confirmation.decision.Samples.aNewItem;
import static org.rabrong.confirmation.decision.Samples.anItemThatIs;
import static org.rabrong.confirmation.decision.Samples.carried;
import static org.rabrong.confirmation.decision.Samples.clear;
import static org.rabrong.confirmation.decision.Samples.confirmedEarlier;
import static org.rabrong.confirmation.decision.Samples.decide;
import static org.rabrong.confirmation.decision.Samples.report;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.platform.web.Problem;

class ItemTest {

    @Test
    void a_reported_value_awaits_the_bureau() {
        Item item = aNewItem();
        report(item, 412);
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().value()).isEqualTo("412");
        assertThat(item.state().revision()).isEqualTo(1);
    }

    @Test
    void a_cleared_value_is_not_reported() {
        Item item = anItemThatIs(AWAITING);
        assertThat(clear(item)).isInstanceOf(DecisionEvent.Cleared.class);
        assertThat(item.state().status()).isEqualTo(NOT_REPORTED);
        assertThat(item.state().value()).isNull();
        assertThat(item.state().revision()).isEqualTo(2);
    }

    @Test
    void a_confirmation_keeps_what_the_certifier_saw() {
        Item item = anItemThatIs(CONFIRMED);
        assertThat(item.state().confirmedValue()).isEqualTo("412");
        assertThat(item.state().confirmedRevision()).isEqualTo(1);
    }

    @Test
    void a_report_that_answers_a_rejection_ends_its_reason_but_not_its_deadline() {
        Item item = anItemThatIs(REJECTED);
        report(item, 420);
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().reason()).isNull();
        assertThat(item.state().fixBy())
                .as("the office may correct itself again until then")
                .isEqualTo(TODAY.plusDays(7));
    }

    @Test
    void a_report_after_the_confirmation_stands_beside_the_confirmed_value_until_the_next_decision() {
        Item item = anItemThatIs(CONFIRMED);
        assertThat(report(item, 500)).isInstanceOf(DecisionEvent.ChangedSinceConfirmed.class);
        report(item, 501);
        ItemState changed = item.state();
        assertThat(changed.status()).isEqualTo(AWAITING);
        assertThat(changed.changedSinceConfirmed()).isTrue();
        assertThat(changed.value()).isEqualTo("501");
        assertThat(changed.confirmedValue()).isEqualTo("412");
        assertThat(changed.confirmedRevision()).isEqualTo(1);

        decide(item, new Confirm(3L));
        assertThat(item.state().changedSinceConfirmed()).isFalse();
        assertThat(item.state().confirmedValue()).isEqualTo("501");
    }

    @Test
    void clearing_after_the_confirmation_is_marked_too_and_leaves_nothing_to_confirm() {
        Item item = anItemThatIs(CONFIRMED);
        assertThat(clear(item)).isInstanceOf(DecisionEvent.ChangedSinceConfirmed.class);
        assertThat(item.state().status()).isEqualTo(NOT_REPORTED);
        assertThat(item.state().changedSinceConfirmed()).isTrue();
        assertThat(item.state().confirmedValue()).isEqualTo("412");
    }

    @Test
    void a_withdrawn_confirmation_awaits_as_if_never_decided() {
        Item item = anItemThatIs(CONFIRMED);
        decide(item, new Withdraw(null));
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().confirmedValue()).isNull();
        assertThat(item.state().confirmedRevision()).isNull();
    }

    @Test
    void a_withdrawn_rejection_loses_its_reason_and_its_deadline() {
        Item item = anItemThatIs(REJECTED);
        decide(item, new Withdraw(null));
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().reason()).isNull();
        assertThat(item.state().fixBy()).isNull();
    }

    @Test
    void a_rejection_of_nothing_withdrawn_is_not_reported() {
        Item item = aNewItem();
        decide(item, new Reject("พ้นกำหนดส่ง", null, null));
        decide(item, new Withdraw(null));
        assertThat(item.state().status()).isEqualTo(NOT_REPORTED);
    }

    @Test
    void a_reopening_lasts_until_its_own_deadline_whatever_is_decided() {
        Item item = anItemThatIs(AWAITING);
        decide(item, new Reopen(TODAY.plusDays(3), null));
        assertThat(item.state().status()).isEqualTo(AWAITING);
        decide(item, new Reject("หลักฐานไม่ครบ", null, null));
        report(item, 413);
        decide(item, new Confirm(2L));
        decide(item, new Withdraw(null));
        assertThat(item.state().reopenedUntil()).isEqualTo(TODAY.plusDays(3));
    }

    @Test
    void an_audit_score_confirms_an_item_that_was_never_reported_and_its_withdrawal_leaves_it_so() {
        Item item = aNewItem();
        DecisionEvent event = decide(item, new Audit(new BigDecimal("4.5000"), "ตรวจจากเอกสาร", null));
        assertThat(item.state().status()).isEqualTo(CONFIRMED);
        assertThat(item.state().auditScore()).isEqualTo("4.5000");
        assertThat(event.change().why()).isEqualTo("ตรวจจากเอกสาร");
        decide(item, new WithdrawAudit());
        assertThat(item.state()).isEqualTo(ItemState.NOT_YET_REPORTED);
    }

    @Test
    void a_new_value_leaves_the_audit_score_to_the_certifier_who_must_look_again() {
        Item item = anItemThatIs(AWAITING);
        decide(item, new Audit(new BigDecimal("4.5000"), "ตรวจจากเอกสาร", null));
        report(item, 500);
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().changedSinceConfirmed()).isTrue();
        assertThat(item.state().auditScore()).isEqualTo("4.5000");
        decide(item, new WithdrawAudit());
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().changedSinceConfirmed()).isTrue();
        assertThat(item.state().auditScore()).isNull();
    }

    @Test
    void a_carried_item_starts_with_value_and_decision_and_counts_its_own_revisions() {
        Item item = carried(confirmedEarlier());
        assertThat(item.state().status()).isEqualTo(CONFIRMED);
        assertThat(item.state().value()).isEqualTo("412");
        assertThat(item.state().revision()).isZero();
        assertThat(item.state().confirmedValue()).isEqualTo("412");
        assertThat(item.state().confirmedRevision()).isZero();
        assertThat(item.state().reopenedUntil())
                .as("deadlines of the earlier round are over")
                .isNull();
        assertThat(item.state().carriedFrom()).isEqualTo(EARLIER);
    }

    @Test
    void a_carried_confirmation_withdrawn_awaits_with_its_value_and_can_be_confirmed_at_revision_zero() {
        Item item = carried(confirmedEarlier());
        decide(item, new Withdraw(0L));
        assertThat(item.state().status()).isEqualTo(AWAITING);
        assertThat(item.state().value()).isEqualTo("412");
        assertThat(item.state().carriedFrom()).isEqualTo(EARLIER);
        decide(item, new Confirm(0L));
        assertThat(item.state().confirmedRevision()).isZero();
        assertThat(item.state().carriedFrom()).isEqualTo(EARLIER);
    }

    @Test
    void a_carried_rejection_keeps_its_reason_but_not_its_deadline_and_tells_it_in_the_history() {
        Item item = aNewItem();
        DecisionEvent event =
                item.apply(new CarryForward(EARLIER, anItemThatIs(REJECTED).state()), Samples.PSDG, Samples.NOW);
        assertThat(item.state().status()).isEqualTo(REJECTED);
        assertThat(item.state().reason()).isEqualTo("หลักฐานไม่ครบ");
        assertThat(item.state().fixBy()).isNull();
        assertThat(event.change().why()).isEqualTo("หลักฐานไม่ครบ");
    }

    @Test
    void what_the_office_reports_in_this_round_is_no_longer_carried() {
        Item item = carried(anItemThatIs(AWAITING).state());
        report(item, 500);
        assertThat(item.state().carriedFrom()).isNull();
        assertThat(item.state().revision()).isEqualTo(1);

        Item confirmed = carried(confirmedEarlier());
        assertThat(report(confirmed, 500)).isInstanceOf(DecisionEvent.ChangedSinceConfirmed.class);
        assertThat(confirmed.state().carriedFrom()).isNull();
        assertThat(confirmed.state().confirmedValue()).isEqualTo("412");
    }

    @Test
    void a_carried_audit_withdrawn_leaves_nothing_of_the_earlier_round_where_there_was_no_value() {
        Item earlier = aNewItem();
        decide(earlier, new Audit(new BigDecimal("4.5000"), "ตรวจจากเอกสาร", null));
        Item item = carried(earlier.state());
        assertThat(item.state().auditScore()).isEqualTo("4.5000");
        assertThat(item.isConfirmedByAudit()).isTrue();
        decide(item, new WithdrawAudit());
        assertThat(item.state()).isEqualTo(ItemState.NOT_YET_REPORTED);
    }

    @Test
    void nothing_is_carried_onto_an_item_that_has_a_step_nor_from_one_that_has_none() {
        Item reopened = aNewItem();
        decide(reopened, new Reopen(TODAY.plusDays(3), null));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> decide(reopened, new CarryForward(EARLIER, confirmedEarlier())));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> decide(aNewItem(), new CarryForward(EARLIER, ItemState.NOT_YET_REPORTED)));
    }
}
