package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.Propose;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawProposal;

/** Valid things to start a test from. */
final class Samples {

    static final String EARLIER = "krs-2558-12m";
    static final ItemId ID = new ItemId("krs-2559-6m", "2.A", "8101");
    static final Actor OFFICE = new Actor("5e0c", "ผู้รายงาน สพป.กระบี่", "8101");
    static final Actor BUREAU = new Actor("b1f7", "กพร. ผู้รับรอง", "PSDG");
    static final Actor PSDG = new Actor("0a11", "กพร. ผู้ดูแลระบบ", "PSDG");
    static final Instant NOW = Instant.parse("2016-05-02T08:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2016-05-02");
    static final Instant EARLIER_REPORT = Instant.parse("2015-10-02T08:00:00Z");
    static final Instant EARLIER_DECISION = Instant.parse("2015-10-09T08:00:00Z");

    private Samples() {}

    /** What the office had confirmed in the earlier round, in its third revision. */
    static ItemState confirmedEarlier() {
        return new ItemState(
                ItemStatus.CONFIRMED,
                new BigDecimal("412"),
                3,
                EARLIER_REPORT,
                new BigDecimal("412"),
                3L,
                false,
                EARLIER_DECISION,
                "กพร. ผู้รับรองคนก่อน",
                null,
                null,
                TODAY.minusDays(90),
                null,
                null,
                null);
    }

    /** An item of the next round that starts with what another has. */
    static Item carried(ItemState earlier) {
        Item item = aNewItem();
        item.apply(new CarryForward(EARLIER, earlier), PSDG, NOW);
        return item;
    }

    static Item aNewItem() {
        return new Item(ID, "2");
    }

    /** An item that has come to the status on the shortest way. */
    static Item anItemThatIs(ItemStatus status) {
        Item item = aNewItem();
        switch (status) {
            case NOT_REPORTED -> {}
            case AWAITING -> report(item, 412);
            case REJECTED -> {
                report(item, 412);
                item.apply(new Reject("หลักฐานไม่ครบ", TODAY.plusDays(7), null), BUREAU, NOW);
            }
            case CONFIRMED -> {
                report(item, 412);
                item.apply(new Confirm(1L), BUREAU, NOW);
            }
        }
        return item;
    }

    static DecisionEvent report(Item item, long value) {
        return item.apply(new Report(item.state().revision() + 1, BigDecimal.valueOf(value)), OFFICE, NOW);
    }

    static DecisionEvent clear(Item item) {
        return item.apply(new Clear(item.state().revision() + 1), OFFICE, NOW);
    }

    static DecisionEvent decide(Item item, DecisionCommand command) {
        return item.apply(command, BUREAU, NOW);
    }

    /** One of every kind of command, as it could be given to an item that was reported once. */
    static List<DecisionCommand> everyCommand() {
        return List.of(
                new Report(2, new BigDecimal("413")),
                new Clear(2),
                new Confirm(1L),
                new Reject("หลักฐานไม่ครบ", null, null),
                new Withdraw(null),
                new Reopen(TODAY.plusDays(3), null),
                new Audit(new BigDecimal("4.5000"), "ตรวจจากเอกสาร", null),
                new WithdrawAudit(),
                new Propose(1L),
                new ProposeAudit(new BigDecimal("4.5000"), "ตรวจจากเอกสาร", 1L),
                new WithdrawProposal(),
                new CarryForward(EARLIER, confirmedEarlier()));
    }
}
