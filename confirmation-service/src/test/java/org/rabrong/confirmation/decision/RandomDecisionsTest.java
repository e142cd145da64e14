package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random reports and decisions on the items of an audited sub-indicator, through the desk and the real database. */
@ConfirmationTest
class RandomDecisionsTest {

    private static final int STEPS = 1500;
    private static final Person CERTIFIER =
            new Person("b1f7", "btl", "ผู้รับรอง", Set.of(new Membership(Role.CERTIFIER, "BTL")));

    String confirmedRound = "";

    @Autowired
    ConfirmationDesk desk;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void the_stored_items_their_histories_and_their_audits_go_as_the_specification_says() {
        confirmedRound = others.anOpenRound();
        String round = others.anOpenRound();
        Map<ItemId, PlainItem> expected = new LinkedHashMap<>();
        Map<ItemId, List<String>> told = new LinkedHashMap<>();
        for (String variable : List.of("6.5.A", "6.5.B")) {
            ItemId id = new ItemId(round, variable, "8101");
            expected.put(id, new PlainItem(CERTIFIER.displayName()));
            told.put(id, new ArrayList<>());
            ItemId earlier = new ItemId(confirmedRound, variable, "8101");
            desk.apply(List.of(
                    new OfficeReport(earlier, new Report(1, new BigDecimal("7")), Samples.OFFICE, Samples.NOW)));
            assertThat(isGranted(earlier, new Confirm(1L))).isTrue();
            begin(id, earlier, expected, told);
        }
        List<ItemId> ids = List.copyOf(expected.keySet());
        Random random = new Random(2559);
        for (int step = 0; step < STEPS; step++) {
            ItemId named = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> report(random, expected, told);
                case 3 -> removeOrGiveBack(named);
                default -> decide(random, named, expected, told);
            }
            if (step % 10 == 0) {
                expected.forEach((id, plain) -> plain.equalTo(stored(id), id.toString()));
            }
        }
        expected.forEach((id, plain) -> plain.equalTo(stored(id), id.toString()));
        told.forEach((id, steps) -> assertThat(history(id)).isEqualTo(steps));
    }

    /** The life begins with what was confirmed in the earlier round. */
    private void begin(ItemId id, ItemId earlier, Map<ItemId, PlainItem> expected, Map<ItemId, List<String>> told) {
        PlainItem plain = plain(expected, id);
        plain.take(new CarryForward(confirmedRound, stored(earlier)));
        told.computeIfAbsent(id, _ -> new ArrayList<>()).add(plain.told);
        removeOrGiveBack(id);
        plain.equalTo(stored(id), id.toString());
    }

    /** One to four entries of one batch, some for the same item. */
    private void report(Random random, Map<ItemId, PlainItem> expected, Map<ItemId, List<String>> told) {
        List<ItemId> ids = List.copyOf(expected.keySet());
        List<OfficeReport> batch = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            ItemId id = ids.get(random.nextInt(ids.size()));
            PlainItem plain = plain(expected, id);
            var command = random.nextInt(4) == 0
                    ? new Clear(plain.revision + 1)
                    : new Report(plain.revision + 1, BigDecimal.valueOf(random.nextInt(500), 2));
            batch.add(new OfficeReport(id, command, Samples.OFFICE, Samples.NOW));
            plain.take(command);
            told.computeIfAbsent(id, _ -> new ArrayList<>()).add(plain.told);
        }
        desk.apply(batch);
        desk.apply(batch); // a topic that is read again changes nothing
    }

    private void decide(Random random, ItemId id, Map<ItemId, PlainItem> expected, Map<ItemId, List<String>> told) {
        PlainItem named = plain(expected, id);
        FromBureau command = anyDecision(random, named.revision);
        boolean ofAudit = command instanceof Withdraw && named.status.equals("CONFIRMED") && named.audit != null;
        DecisionCommand meant = ofAudit ? new WithdrawAudit() : command;
        boolean granted = true;
        for (Map.Entry<ItemId, PlainItem> entry : expected.entrySet()) {
            boolean touched = entry.getKey().equals(id)
                    || command instanceof Audit
                    || (ofAudit && entry.getValue().audit != null);
            if (touched && entry.getValue().take(meant)) {
                told.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue().told);
            } else if (touched) {
                granted = false;
            }
        }
        assertThat(isGranted(id, command)).as(command.toString()).isEqualTo(granted);
    }

    /** Removed for a while, and nobody decides on it; what it has stays. A carry-forward never comes onto what has steps. */
    private void removeOrGiveBack(ItemId id) {
        desk.remove(List.of(new RemovedItems(id.round(), id.variable(), List.of(id.office()))));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> isGranted(id, new Withdraw(null)))
                .satisfies(problem -> assertThat(problem.type().status()).isEqualTo(404));
        desk.create(List.of(new NewItems(
                id.round(),
                id.round().replace("-6m", ""),
                "6.5",
                id.variable(),
                "BTL",
                List.of(id.office()),
                confirmedRound,
                Samples.PSDG,
                Samples.NOW)));
    }

    private boolean isGranted(ItemId id, FromBureau command) {
        try {
            desk.decide(id, CERTIFIER, new Instruction() {
                @Override
                public boolean concernsWholeSubIndicator() {
                    return command instanceof Audit || command instanceof Withdraw;
                }

                @Override
                public FromBureau read(LocalDate today) {
                    return command;
                }
            });
            return true;
        } catch (Problem problem) {
            if (!problem.type().equals(Refusal.ILLEGAL_MOVE)) {
                throw problem;
            }
            return false;
        }
    }

    private FromBureau anyDecision(Random random, long revision) {
        LocalDate day = LocalDate.now(clock).plusDays(random.nextInt(30));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Confirm(revision);
            case 2 -> new Reject("เหตุผล", random.nextBoolean() ? day : null, null);
            case 3 -> new Withdraw(revision);
            case 4 -> new Reopen(day, null);
            default -> new Audit(BigDecimal.valueOf(10_000 + random.nextInt(40_001), 4), "ตรวจ", null);
        };
    }

    private ItemState stored(ItemId id) {
        return jdbc.sql(ItemRows.SELECT + "where i.round = :round and i.variable = :variable and i.office = :office")
                .param("round", id.round())
                .param("variable", id.variable())
                .param("office", id.office())
                .query((row, _) -> ItemRows.view(row).state())
                .single();
    }

    private List<String> history(ItemId id) {
        return jdbc.sql("""
                        select step from item_history
                        where round = :round and variable = :variable and office = :office order by sequence""")
                .param("round", id.round())
                .param("variable", id.variable())
                .param("office", id.office())
                .query(String.class)
                .list();
    }

    private static PlainItem plain(Map<ItemId, PlainItem> expected, ItemId id) {
        return java.util.Objects.requireNonNull(expected.get(id));
    }
}
