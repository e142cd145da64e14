package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
import org.rabrong.platform.web.Problem;

/** Thousands of random lives, each step compared with a second, plain reading of spec §3. */
class RandomLivesTest {

    private static final int LIVES = 20_000;
    private static final int ROUNDS = 3;
    private static final int STEPS = 12;

    @Test
    void every_life_goes_as_the_specification_says() {
        for (long seed = 0; seed < LIVES; seed++) {
            live(seed);
        }
    }

    private static void live(long seed) {
        Random random = new Random(seed);
        ItemState earlier = ItemState.NOT_YET_REPORTED;
        for (int round = 0; round < ROUNDS; round++) {
            earlier = live(seed, random, earlier);
        }
    }

    /** One round of it; often it begins with what the round before left, whatever that was. */
    private static ItemState live(long seed, Random random, ItemState earlier) {
        Item item = Samples.aNewItem();
        PlainItem expected = new PlainItem();
        long sequence = 0;
        for (int step = 0; step < STEPS; step++) {
            boolean carries = random.nextInt(step == 0 ? 2 : 12) == 0;
            DecisionCommand command = carries
                    ? new CarryForward(Samples.EARLIER, earlier)
                    : anyCommand(random, item.state().revision());
            String what = "seed " + seed + ", step " + step + ": " + expected.status + " " + command;
            ItemState before = item.state();
            if (expected.take(command)) {
                DecisionEvent event = Samples.decide(item, command);
                assertThat(event.step()).as(what).isEqualTo(expected.told);
                assertThat(event.change().sequence()).as(what).isEqualTo(++sequence);
                assertThat(event.change().before()).as(what).isEqualTo(before);
            } else {
                assertThat(refused(item, command)).as(what).isTrue();
                assertThat(item.state()).as(what).isEqualTo(before);
            }
            expected.equalTo(item.state(), what);
        }
        assertThat(item.sequence()).isEqualTo(sequence);
        return item.state();
    }

    private static boolean refused(Item item, DecisionCommand command) {
        try {
            Samples.decide(item, command);
            return false;
        } catch (Problem problem) {
            return problem.type().equals(Refusal.ILLEGAL_MOVE);
        }
    }

    private static DecisionCommand anyCommand(Random random, long revision) {
        LocalDate day = Samples.TODAY.plusDays(random.nextInt(30));
        return switch (random.nextInt(11)) {
            case 0, 1 -> new Report(revision + 1, BigDecimal.valueOf(random.nextInt(1000)));
            case 2 -> new Clear(revision + 1);
            case 3, 4 -> new Confirm(revision);
            case 5 -> new Reject("เหตุผล " + random.nextInt(10), random.nextBoolean() ? day : null, null);
            case 6 -> random.nextInt(4) == 0 ? new WithdrawAudit() : new Withdraw(null);
            case 7 -> new Reopen(day, null);
            case 8 -> new Propose(revision);
            case 9 ->
                random.nextBoolean()
                        ? new WithdrawProposal()
                        : new ProposeAudit(BigDecimal.valueOf(45_000, 4), "ตรวจ", revision);
            default -> new Audit(BigDecimal.valueOf(10_000 + random.nextInt(40_001), 4), "ตรวจ", null);
        };
    }
}
