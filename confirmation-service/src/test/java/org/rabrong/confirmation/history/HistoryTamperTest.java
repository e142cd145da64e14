package org.rabrong.confirmation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.ConfirmationTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever can write to the database as its owner, with the trigger switched off, and changes one thing, is found. */
@ConfirmationTest
class HistoryTamperTest {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryTamperTest.class);
    private static final int EDITS = 10_000;
    private static final int IN_ONE_TRANSACTION = 100;
    private static final int LENGTH = 12;
    private static final String OFFICE = "TAMPER";
    private static final List<String> TEXTS = List.of(
            "round", "variable", "step", "by_id", "by_name", "by_organisation", "previous_status", "status", "reason",
            "carried_from", "office");
    private static final List<String> NUMBERS = List.of(
            "sequence", "previous_value", "value", "revision", "previous_audit_score", "audit_score", "computed_score",
            "chain_position");
    private static final List<String> DAYS = List.of("fix_by", "reopened_until");
    private static final List<String> NULLABLE = List.of(
            "previous_value", "value", "previous_audit_score", "audit_score", "computed_score", "reason", "fix_by",
            "reopened_until", "carried_from");

    @Autowired
    ItemHistory history;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    private final Random random = new Random();
    private String head = "";

    @Test
    void any_single_edit_is_found_10_000_were_tried() throws SQLException {
        long seed = Long.getLong("rabrong.test.seed", System.nanoTime());
        random.setSeed(seed);
        LOG.info("seed {}", seed);
        anOfficeWithAHistory();
        Map<String, Integer> tried = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        long start = System.nanoTime();
        try (Connection owner = OwnersConnection.open(environment)) {
            owner.setAutoCommit(false);
            for (int edit = 0; edit < EDITS; edit++) {
                if (edit % IN_ONE_TRANSACTION == 0) {
                    owner.rollback();
                    OwnersConnection.execute(owner, "alter table item_history disable trigger user");
                    assertThat(HistoryVerification.verify(owner, OFFICE, null).fault()).isNull();
                }
                Savepoint before = owner.setSavepoint();
                Edit tampering = anEdit();
                for (String sql : tampering.statements()) {
                    try (var statement = owner.createStatement()) {
                        assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
                    }
                }
                ChainFault fault = HistoryVerification.verify(owner, OFFICE, null).fault();
                if (fault == null || (tampering.position() > 0 && fault.position() != tampering.position())) {
                    missed.add(tampering + " → " + fault);
                }
                tried.merge(tampering.kind() + " → " + (fault == null ? "" : fault.kind()), 1, Integer::sum);
                owner.rollback(before);
            }
            owner.rollback();
        }
        LOG.info("{} edits in {} ms (seed {}): {}", EDITS, (System.nanoTime() - start) / 1_000_000, seed, tried);
        assertThat(missed).as("seed %d", seed).isEmpty();
    }

    /** @param position where it must be found; 0: anywhere */
    private record Edit(String kind, long position, List<String> statements) {}

    private Edit anEdit() {
        int at = 1 + random.nextInt(LENGTH);
        String here = " where office = '%s' and chain_position = %d".formatted(OFFICE, at);
        return switch (random.nextInt(10)) {
            case 0 -> new Edit("deleted", at, List.of("delete from item_history" + here));
            case 1 -> swapped();
            case 2 -> inserted();
            case 3 -> head();
            case 4 -> item();
            case 5 -> new Edit("hash", at, List.of("""
                    update item_history set hash = set_bit(hash, %1$d, 1 - get_bit(hash, %1$d))""".formatted(random.nextInt(256)) + here));
            default -> changed(at, here);
        };
    }

    private Edit changed(int at, String here) {
        String column;
        String value;
        switch (random.nextInt(5)) {
            case 0 -> {
                column = random.nextBoolean() ? "at" : "format";
                value = column.equals("at") ? "at + interval '1 microsecond' * " + (1 + random.nextInt(1000)) : "format + 1";
            }
            case 1 -> {
                column = any(DAYS);
                value = "coalesce(%1$s + 1, date '2016-05-05')".formatted(column);
            }
            case 2 -> {
                column = any(NULLABLE);
                value = "case when %s is null then %s end".formatted(column, something(column));
            }
            case 3 -> {
                column = any(NUMBERS);
                value = switch (column) {
                    case "sequence", "revision", "chain_position" -> column + " + " + (1000 + random.nextInt(1000));
                    case "value", "previous_value" -> "coalesce(%s, 1) %s".formatted(column, any(List.of("+ 1", "* 1.0", "- 0.01", "+ 'NaN'::numeric")));
                    default -> "coalesce(%s + 0.0001, 1)".formatted(column);
                };
            }
            default -> {
                column = any(TEXTS);
                value = any(List.of(
                        "coalesce(%1$s, '') || ' '", "'x' || coalesce(%1$s, '')", "coalesce(%1$s, '') || chr(8203)",
                        "reverse(coalesce(%1$s, 'ab')) || '.'")).formatted(column);
            }
        }
        return new Edit(
                "changed " + column, at, List.of("update item_history set %s = %s".formatted(column, value) + here));
    }

    private static String something(String column) {
        return switch (column) {
            case "reason", "carried_from" -> "''";
            case "fix_by", "reopened_until" -> "date '2016-05-05'";
            default -> "1";
        };
    }

    private Edit swapped() {
        int one = 1 + random.nextInt(LENGTH - 1);
        int other = one + 1 + random.nextInt(LENGTH - one);
        String move = "update item_history set chain_position = %d where office = '" + OFFICE + "' and chain_position = %d";
        return new Edit("swapped", one, List.of(
                move.formatted(99_999, one), move.formatted(one, other), move.formatted(other, 99_999)));
    }

    /** As a new last entry, with the right hash or another, of a new item or of one that there is. */
    private Edit inserted() {
        HistoryEntry entry = Entries.confirmed("tamper", random.nextBoolean() ? "2.A" : "9.Z", OFFICE, 1000);
        ChainedEntry forged = ChainedEntry.after(
                random.nextBoolean() ? head : "ab".repeat(32), LENGTH + 1, entry, ChainedEntry.sha256());
        return new Edit("inserted", LENGTH + 1, List.of("""
                insert into item_history (office, chain_position, format, hash, round, variable, sequence, step, at, by_id, by_name,
                    by_organisation, previous_status, status, previous_value, value, revision, reason)
                values ('%s', %d, 1, '\\x%s', '%s', '%s', %d, '%s', '%s', '%s', '%s', '%s', '%s', '%s', %s, %s, %d, '%s')""".formatted(
                        OFFICE, forged.position(), forged.hash(), entry.round(), entry.variable(), entry.sequence(), entry.step(),
                        entry.at(), entry.byId(), entry.byName(), entry.byOrganisation(), entry.previousStatus(), entry.status(),
                        entry.previousValue(), entry.value(), entry.revision(), entry.reason())));
    }

    private Edit head() {
        String here = " where office = '" + OFFICE + "'";
        return switch (random.nextInt(4)) {
            case 0 -> new Edit("end's length", 0, List.of("update history_chain set length = length + " + any(List.of("1", "-1", "1000")) + here));
            case 1 -> new Edit("end's hash", 0, List.of(
                    "update history_chain set head = set_bit(head, %1$d, 1 - get_bit(head, %1$d))".formatted(random.nextInt(256)) + here));
            case 2 -> new Edit("end forgotten", 0, List.of("delete from history_chain" + here));
            // Two edits, so that the chain itself holds: the item tells
            default -> new Edit("shortened with its end", 0, List.of(
                    "update history_chain set length = %d, head = (select hash from item_history where office = '%s' and chain_position = %d)"
                            .formatted(LENGTH - 1, OFFICE, LENGTH - 1) + here,
                    "delete from item_history where office = '%s' and chain_position = %d".formatted(OFFICE, LENGTH)));
        };
    }

    private Edit item() {
        String where = " where round = 'tamper' and office = '%s' and variable = '%s'".formatted(OFFICE, any(List.of("2.A", "2.B")));
        return random.nextInt(3) == 0
                ? new Edit("item deleted", 0, List.of("delete from item" + where))
                : new Edit("item's steps", 0, List.of("update item set sequence = sequence " + any(List.of("+ 1", "- 1", "+ 7")) + where));
    }

    private void anOfficeWithAHistory() {
        for (int step = 1; step <= LENGTH / 2; step++) {
            long sequence = step;
            transaction.executeWithoutResult(_ -> history.append(List.of(
                    sequence % 3 == 0
                            ? Entries.full("tamper", "2.A", OFFICE, sequence)
                            : Entries.entry("tamper", "2.A", OFFICE, sequence, "reported", new BigDecimal("4.0"), null),
                    sequence % 4 == 0
                            ? Entries.full("tamper", "2.B", OFFICE, sequence)
                            : Entries.entry("tamper", "2.B", OFFICE, sequence, "rejected", null, "หลักฐานไม่ครบ"))));
        }
        for (String variable : List.of("2.A", "2.B")) {
            jdbc.sql("""
                            insert into item (round, variable, office, plan, sub_indicator, bureau, sequence)
                            values ('tamper', :variable, :office, 'p', '2', 'BTL', :sequence)""")
                    .param("variable", variable)
                    .param("office", OFFICE)
                    .param("sequence", LENGTH / 2)
                    .update();
        }
        head = jdbc.sql("select encode(head, 'hex') from history_chain where office = :office")
                .param("office", OFFICE)
                .query(String.class)
                .single();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
