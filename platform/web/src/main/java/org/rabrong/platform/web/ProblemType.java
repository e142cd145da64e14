package org.rabrong.platform.web;

import java.net.URI;

/**
 * A stable kind of error (RFC 9457 {@code type}), with its texts in the message bundles under {@code problem.<slug>.title} and
 * {@code problem.<slug>.detail}.
 *
 * @param slug lower case words with hyphens; part of the public API, never changed
 * @param status HTTP status
 */
public record ProblemType(String slug, int status) {

    public static final ProblemType UNAUTHENTICATED = new ProblemType("unauthenticated", 401);
    /** Arguments: the role and the organisation that are missing. */
    public static final ProblemType FORBIDDEN = new ProblemType("forbidden", 403);
    /** Arguments: what was looked for, its id. */
    public static final ProblemType NOT_FOUND = new ProblemType("not-found", 404);
    /** One or more {@link Violation}s. */
    public static final ProblemType INVALID = new ProblemType("invalid", 422);
    /** The body is not JSON of the expected shape. */
    public static final ProblemType UNREADABLE = new ProblemType("unreadable", 400);
    /** Someone else was faster; the member {@code current} carries what is there now. */
    public static final ProblemType STALE_REVISION = new ProblemType("stale-revision", 409);
    /** The Idempotency-Key was used before for another request. */
    public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType("idempotency-key-reused", 422);

    /** Someone else changed the same thing at the same moment; load again and repeat. */
    public static final ProblemType CONFLICT = new ProblemType("conflict", 409);
    /** Arguments: the method. */
    public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed", 405);

    public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", 406);
    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType("unsupported-media-type", 415);
    /** Something that is needed is away for a while; the same request may be repeated. */
    public static final ProblemType UNAVAILABLE = new ProblemType("unavailable", 503);
    /** Argument: the limit, as text. */
    public static final ProblemType TOO_LARGE = new ProblemType("too-large", 413);

    public static final ProblemType INTERNAL = new ProblemType("internal", 500);

    public URI uri() {
        return URI.create("urn:rabrong:problem:" + slug);
    }
}
