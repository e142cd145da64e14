package org.rabrong.platform.web.problem;

import java.sql.SQLException;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * What an exception that nobody turned into a {@link Problem} means to the caller. The message of an exception never leaves the service:
 * an unexpected one is logged with a reference, and the caller gets the reference.
 */
public final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final String UNIQUE_VIOLATION = "23505";

    /** A text holds what PostgreSQL does not take in any text: the character NUL. */
    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    private Failures() {}

    public static Problem problemOf(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case AuthenticationException ignored -> Problem.of(ProblemType.UNAUTHENTICATED);
            case AccessDeniedException ignored -> Problem.of(ProblemType.FORBIDDEN);
            case ConcurrencyFailureException ignored -> Problem.of(ProblemType.CONFLICT);
            case DataIntegrityViolationException violation
            when hasState(violation, UNIQUE_VIOLATION) -> Problem.of(ProblemType.CONFLICT);
            case RuntimeException refused
            when hasState(refused, CHARACTER_NOT_IN_REPERTOIRE) -> Problem.invalid(Violation.of("", "characters"));
            case RequestRejectedException ignored -> Problem.unreadable(); // a header that is read late
            case InvalidParameterException ignored -> Problem.unreadable(); // ?round=%
            case CannotCreateTransactionException away -> unavailable(away);
            case DataAccessResourceFailureException away -> unavailable(away);
            case TransientDataAccessResourceException away -> unavailable(away);
            default -> unexpected(failure);
        };
    }

    private static Problem unavailable(Throwable failure) {
        log.warn("The database is away: {}", failure.toString());
        return Problem.of(ProblemType.UNAVAILABLE);
    }

    private static Problem unexpected(Throwable failure) {
        String reference = UUID.randomUUID().toString();
        log.error("Unexpected failure, reference {}", reference, failure);
        return Problem.of(ProblemType.INTERNAL, reference).with("reference", reference);
    }

    private static boolean hasState(Throwable failure, String state) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
