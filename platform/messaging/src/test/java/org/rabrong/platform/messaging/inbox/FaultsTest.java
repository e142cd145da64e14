package org.rabrong.platform.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.transaction.TransactionSystemException;

class FaultsTest {

    @Test
    void a_database_that_goes_away_or_is_busy_passes() {
        assertThat(Faults.passes(new CannotAcquireLockException("deadlock"))).isTrue();
        assertThat(Faults.passes(uncategorized("57P01"))).isTrue();
        assertThat(Faults.passes(uncategorized("08006"))).isTrue();
        assertThat(Faults.passes(uncategorized("53300"))).isTrue();
    }

    @Test
    void a_connection_that_breaks_at_commit_or_rollback_passes() {
        assertThat(Faults.passes(new TransactionSystemException(
                        "JDBC rollback failed", new SQLException("Connection is closed"))))
                .isTrue();
        var rollback = new TransactionSystemException("rollback failed");
        rollback.initApplicationException(uncategorized("08006"));
        assertThat(Faults.passes(rollback)).isTrue();
    }

    @Test
    void what_the_event_itself_brings_does_not_pass() {
        assertThat(Faults.passes(new IllegalStateException("no such office"))).isFalse();
        assertThat(Faults.passes(new DataIntegrityViolationException(
                        "unknown office", new SQLException("foreign key", "23503"))))
                .isFalse();
        assertThat(Faults.passes(new TransactionSystemException(
                        "could not commit", new IllegalArgumentException("name is missing"))))
                .isFalse();
    }

    private static RuntimeException uncategorized(String sqlState) {
        return new UncategorizedDataAccessException("failed", new SQLException("failed", sqlState)) {};
    }
}
