package org.rabrong.platform.messaging.inbox;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what goes away by itself from what an event brings with it every time. */
final class Faults {

    /** Classes of SQLSTATE: connection, rollback of a conflict, resources, operator (as a shutdown), lock not available. */
    private static final Set<String> PASSING_SQL_STATES = Set.of("08", "40", "53", "57", "55");

    private Faults() {}

    /** The database or the broker is away or busy: the same events will do later. */
    static boolean passes(Throwable failure) {
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
            case SQLTransientException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e ->
                e.getSQLState() != null
                        && e.getSQLState().length() == 5
                        && PASSING_SQL_STATES.contains(e.getSQLState().substring(0, 2));
            case RetriableException e -> true;
            case InterruptException e -> true;
            case IOException e -> true;
            default -> false;
        };
    }
}
