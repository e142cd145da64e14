package org.rabrong.platform.messaging.inbox;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what goes away by itself from what an event brings with it every time. */
final class Faults {

    /** Beginnings of SQLSTATE: connection, conflict of transactions, resources, operator (as a shutdown), lock not available. */
    private static final List<String> PASSING_SQL_STATES = List.of("08", "40", "53", "57", "55P03");

    private Faults() {}

    /** The database or the broker is away or busy: the same events will do later. */
    static boolean passes(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isPassing(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(Throwable cause) {
        return switch (cause) {
            case TransientDataAccessException e -> true;
            case RecoverableDataAccessException e -> true;
            case DataAccessResourceFailureException e -> true;
            case CannotCreateTransactionException e -> true;
            // the rollback failed too: what counts is why it was needed
            case TransactionSystemException e -> passes(e.getApplicationException());
            case SQLTransientException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e -> isPassing(e.getSQLState());
            case RetriableException e -> true;
            case InterruptException e -> true;
            case SocketException e -> true;
            case SocketTimeoutException e -> true;
            default -> false;
        };
    }

    /** Without a state it comes from the connection pool, about a connection that has broken. */
    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState == null || PASSING_SQL_STATES.stream().anyMatch(sqlState::startsWith);
    }
}
