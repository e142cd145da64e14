package org.rabrong.platform.web.idempotency;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.limits.BodyTooLargeException;
import org.rabrong.platform.web.limits.RequestLimits;
import org.rabrong.platform.web.problem.Failures;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A write with an {@code Idempotency-Key} happens once. The key, everything the request changes and its answer are one transaction: after a
 * broken line or a crash the same request either is repeated from scratch or gets the same answer, marked
 * {@code Idempotency-Replayed: true}. Two twins at the same moment: the second waits for the first. Refused requests store nothing, so they
 * may be repeated with the same key. The same key for another request is refused (422).
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final Duration BETWEEN_CLEAN_UPS = Duration.ofHours(1);

    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final ProblemRenderer renderer;
    private final RequestLimits limits;
    private final Clock clock;
    private final AtomicReference<Instant> nextCleanUp = new AtomicReference<>(Instant.MIN);

    IdempotencyFilter(
            IdempotencyKeys keys,
            TransactionTemplate transaction,
            ProblemRenderer renderer,
            RequestLimits limits,
            Clock clock) {
        this.keys = keys;
        this.transaction = transaction;
        this.renderer = renderer;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || request.getHeader(KEY) == null || person() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Person person = person();
        String key = request.getHeader(KEY);
        if (person == null || key == null) {
            chain.doFilter(request, response);
        } else if (WELL_FORMED.matcher(key).matches()) {
            once(person.id(), key, request, response, chain);
            cleanUp();
        } else {
            renderer.write(request, response, Problem.invalid(Violation.of(KEY, "idempotency-key")));
        }
    }

    private void once(
            String person, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest repeatable;
        String fingerprint;
        try {
            if (StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/")) {
                repeatable = request;
                fingerprint = fingerprint(request, digestOfParts(request));
            } else {
                byte[] body = request.getInputStream().readAllBytes();
                repeatable = new ReadRequest(request, body);
                fingerprint = fingerprint(request, body);
            }
        } catch (BodyTooLargeException tooLarge) {
            String limit = RequestLimits.shown(limits.body());
            renderer.write(request, response, Problem.of(ProblemType.TOO_LARGE, limit));
            return;
        }
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        Outcome outcome;
        try {
            outcome = transaction.execute(status -> attempt(person, key, fingerprint, repeatable, held, chain, status));
        } catch (RuntimeException notCommitted) {
            response.reset();
            renderer.write(request, response, Failures.problemOf(notCommitted));
            return;
        }
        switch (outcome) {
            case Answered ignored -> held.copyBodyToResponse();
            case Failed failed -> rethrow(failed.cause());
            case Known known when known.answer().fingerprint().equals(fingerprint) -> replay(known.answer(), response);
            case Known ignored ->
                renderer.write(request, response, Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED, key));
        }
    }

    private Outcome attempt(
            String person,
            String key,
            String fingerprint,
            HttpServletRequest request,
            ContentCachingResponseWrapper response,
            FilterChain chain,
            TransactionStatus status) {
        if (!keys.claim(person, key, fingerprint, clock.instant())) {
            return new Known(keys.answer(person, key));
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            status.setRollbackOnly();
            return new Failed(failure);
        }
        if (response.getStatus() / 100 == 2) {
            keys.store(person, key, answer(fingerprint, response));
        } else {
            status.setRollbackOnly();
        }
        return new Answered();
    }

    private static StoredAnswer answer(String fingerprint, ContentCachingResponseWrapper response) {
        return new StoredAnswer(
                fingerprint,
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentAsByteArray());
    }

    private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** At most once an hour and instance, after an answer is on its way. */
    private void cleanUp() {
        Instant now = clock.instant();
        Instant due = nextCleanUp.get();
        if (now.isBefore(due) || !nextCleanUp.compareAndSet(due, now.plus(BETWEEN_CLEAN_UPS))) {
            return;
        }
        try {
            keys.forgetOld(now);
        } catch (RuntimeException later) {
            logger.warn("Old idempotency keys are cleaned up next time: " + later);
        }
    }

    /**
     * Names and contents of a form's parts: its bytes differ with every boundary. A form that cannot be read is refused further on, with the
     * reason.
     */
    private static byte[] digestOfParts(HttpServletRequest request) throws IOException {
        MessageDigest digest = sha256();
        try {
            for (Part part : request.getParts()) {
                String head = part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n";
                digest.update(head.getBytes(StandardCharsets.UTF_8));
                try (InputStream content = part.getInputStream()) {
                    byte[] buffer = new byte[16 * 1024];
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        digest.update(buffer, 0, read);
                    }
                }
            }
        } catch (ServletException | IllegalStateException refusedFurtherOn) {
            return new byte[0];
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String fingerprint(HttpServletRequest request, byte[] body) {
        MessageDigest digest = sha256();
        String query = request.getQueryString();
        String line = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static @Nullable Person person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Person person ? person : null;
    }

    private static void rethrow(Exception failure) throws ServletException, IOException {
        switch (failure) {
            case IOException broken -> throw broken;
            case ServletException servlet -> throw servlet;
            case RuntimeException unexpected -> throw unexpected;
            default -> throw new ServletException(failure);
        }
    }

    private sealed interface Outcome {}

    /** The request ran; its answer is held back until the transaction is over. */
    private record Answered() implements Outcome {}

    private record Failed(Exception cause) implements Outcome {}

    private record Known(StoredAnswer answer) implements Outcome {}
}
