package org.rabrong.confirmation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.confirmation.ConfirmationTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** How entries come into the chains, and that nothing else can. */
@ConfirmationTest
class HistoryChainTest {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryChainTest.class);

    @Autowired
    ItemHistory history;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Environment environment;

    @Test
    void the_hash_of_an_entry_can_be_computed_from_the_table_alone() throws SQLException {
        append(Entries.full("c1", "6.5.A", "C1", 1));
        append(Entries.confirmed("c1", "6.5.A", "C1", 2));
        append(
                Entries.entry("c1", "6.5.A", "C1", 3, "rejected", null, ""),
                Entries.entry("c1", "6.5.A", "C1", 4, "withdrawn", new BigDecimal("1E+2"), null));

        String columns = ChainedEntry.COLUMNS.stream()
                .map(column -> "coalesce(int4send(octet_length(%1$s)) || convert_to(%1$s, 'UTF8'), '\\xffffffff')"
                        .formatted(column))
                .collect(Collectors.joining(" || "));
        List<Boolean> same = jdbc.sql("""
                        select hash = sha256('rabrong-history-1'::bytea
                            || coalesce(lag(hash) over (order by chain_position), decode(repeat('00', 32), 'hex')) || %s)
                        from item_history where office = 'C1' order by chain_position""".formatted(columns)).query(Boolean.class).list();
        assertThat(same).containsExactly(true, true, true, true);
        assertThat(column("select chain_position from item_history where office = 'C1' order by 1"))
                .containsExactly("1", "2", "3", "4");
        assertThat(column("select encode(head, 'hex') from history_chain where office = 'C1'"))
                .isEqualTo(column("select encode(hash, 'hex') from item_history where office = 'C1' and chain_position = 4"));
        assertThat(column("select previous_value || ' ' || value || ' ' || audit_score from item_history where office = 'C1' and chain_position = 1"))
                .containsExactly("411.50 0.000 4.5000");
        assertHolds("C1");
    }

    @Test
    void decimals_and_empty_texts_are_part_of_what_is_hashed() {
        HistoryEntry one = Entries.entry("c2", "2.A", "C2", 1, "rejected", new BigDecimal("1.0"), null);
        List<HistoryEntry> others = List.of(
                Entries.entry("c2", "2.A", "C2", 1, "rejected", new BigDecimal("1.00"), null),
                Entries.entry("c2", "2.A", "C2", 1, "rejected", new BigDecimal("1.0"), ""),
                Entries.entry("c2", "2.A", "C", 21, "rejected", new BigDecimal("1.0"), null),
                one.withTime(one.at().plusNanos(1000)));
        String start = "00".repeat(32);
        String hash = ChainedEntry.after(start, 1, one, ChainedEntry.sha256()).hash();
        for (HistoryEntry other : others) {
            assertThat(ChainedEntry.after(start, 1, other, ChainedEntry.sha256()).hash())
                    .as(other.toString())
                    .isNotEqualTo(hash);
        }
        assertThat(ChainedEntry.after(start, 2, one, ChainedEntry.sha256()).hash()).isNotEqualTo(hash);
        assertThat(ChainedEntry.after("11".repeat(32), 1, one, ChainedEntry.sha256()).hash())
                .isNotEqualTo(hash);
    }

    @Test
    void nanoseconds_that_the_database_does_not_keep_are_not_hashed() throws SQLException {
        append(Entries.confirmed("c3", "2.A", "C3", 1).withTime(Instant.parse("1969-12-31T23:59:59.999999999Z")));
        assertHolds("C3");
    }

    @Test
    void what_is_rolled_back_leaves_no_gap() throws SQLException {
        append(Entries.confirmed("c4", "2.A", "C4", 1));
        transaction.executeWithoutResult(status -> {
            history.append(List.of(Entries.confirmed("c4", "2.A", "C4", 2)));
            status.setRollbackOnly();
        });
        append(Entries.confirmed("c4", "2.A", "C4", 2));
        assertThat(column("select chain_position from item_history where office = 'C4' order by 1"))
                .containsExactly("1", "2");
        assertHolds("C4");
    }

    @Test
    void nothing_is_added_outside_of_a_transaction() {
        assertThatThrownBy(() -> history.append(List.of(Entries.confirmed("c5", "2.A", "C5", 1))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    /** Each transaction appends twice, to offices in any order: those who lock in another order would wait for each other for ever. */
    @Test
    void many_who_add_at_the_same_time_make_one_chain_of_each_office_and_never_wait_for_each_other() throws Exception {
        int people = 8;
        int each = 25;
        List<String> offices = IntStream.range(0, 6).mapToObj("CC%d"::formatted).toList();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                String round = "cc-" + person;
                Random random = new Random(person);
                running.add(all.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        long step = 2L * i;
                        List<String> order = new ArrayList<>(offices);
                        Collections.shuffle(order, random);
                        transaction.executeWithoutResult(_ -> {
                            history.append(order.stream()
                                    .map(office -> Entries.confirmed(round, "2.A", office, step + 1))
                                    .toList());
                            history.append(order.reversed().stream()
                                    .map(office -> Entries.confirmed(round, "2.A", office, step + 2))
                                    .toList());
                        });
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        for (String office : offices) {
            for (int person = 0; person < people; person++) {
                item("cc-" + person, "2.A", office, 2L * each);
            }
            VerifiedChain chain = new HistoryVerification(database).verify(office);
            assertThat(chain.fault()).as(office).isNull();
            assertThat(chain.entries()).isEqualTo(2L * people * each);
        }
    }

    @Test
    void a_round_s_20_000_entries_come_in_one_transaction() throws SQLException {
        List<String> offices = IntStream.range(0, 200).mapToObj("CB%03d"::formatted).toList();
        long start = System.nanoTime();
        transaction.executeWithoutResult(_ -> {
            for (int variable = 0; variable < 100; variable++) {
                String code = "9." + variable;
                history.append(offices.stream()
                        .map(office -> Entries.confirmed("cb", code, office, 1))
                        .toList());
            }
        });
        LOG.info("20,000 entries of 200 offices added in {} ms", (System.nanoTime() - start) / 1_000_000);
        assertThat(column("select distinct length from history_chain where office like 'CB%'"))
                .containsExactly("100");
        HistoryVerification verification = new HistoryVerification(database);
        start = System.nanoTime();
        for (String office : offices) {
            // The items themselves are not there
            VerifiedChain chain = verification.verify(office);
            assertThat(chain.fault()).extracting(ChainFault::kind).isEqualTo(ChainFault.Kind.ITEM);
            assertThat(chain.entries()).isEqualTo(100);
        }
        LOG.info("20,000 entries of 200 offices verified in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update item_history set reason = 'x'",
                "delete from item_history",
                "truncate item_history",
                "drop table item_history",
                "alter table item_history disable trigger item_history_is_append_only",
                "alter table item_history alter column reason drop not null",
                "drop trigger item_history_is_append_only on item_history",
                "create or replace function refuse_change_of_history() returns trigger language plpgsql as $$ begin return null; end $$",
                "set session_replication_role = replica",
                "delete from history_chain",
                "drop table history_chain",
                "update history_verification set fault = null",
                "delete from history_verification",
                "delete from history_verification_run",
                "update flyway_schema_history set success = true",
                "grant update on item_history to current_user",
                "create table of_mine (n int)"
            })
    void the_role_of_the_service_may_not(String change) {
        // A grant of what one does not own is a warning and nothing else: what counts is what one may afterwards
        if (change.startsWith("grant")) {
            jdbc.sql(change).update();
            assertThat(jdbc.sql("select has_table_privilege('item_history', 'update')")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        } else {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .rootCause()
                    .message()
                    .containsAnyOf("permission denied", "must be owner");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update item_history set reason = 'x'", "delete from item_history", "truncate item_history"})
    void even_the_owner_has_to_switch_something_off_first(String change) throws SQLException {
        try (Connection owner = OwnersConnection.open(environment)) {
            assertThatThrownBy(() -> OwnersConnection.execute(owner, change)).hasMessageContaining("only ever added to");
        }
    }

    private void append(HistoryEntry... entries) {
        transaction.executeWithoutResult(_ -> history.append(List.of(entries)));
        HistoryEntry last = entries[entries.length - 1];
        item(last.round(), last.variable(), last.office(), last.sequence());
    }

    private void item(String round, String variable, String office, long sequence) {
        jdbc.sql("""
                        insert into item (round, variable, office, plan, sub_indicator, bureau, sequence)
                        values (:round, :variable, :office, 'p', '2', 'BTL', :sequence)
                        on conflict (round, variable, office) do update set sequence = excluded.sequence""")
                .param("round", round)
                .param("variable", variable)
                .param("office", office)
                .param("sequence", sequence)
                .update();
    }

    private void assertHolds(String office) throws SQLException {
        assertThat(new HistoryVerification(database).verify(office).fault()).isNull();
    }

    private List<String> column(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}
