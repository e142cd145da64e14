package org.rabrong.platform.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller can understand and act on; the web layer renders it as RFC 9457 problem details in Thai or English.
 * Thrown from wherever the rule is checked; the transaction rolls back.
 */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final List<Object> arguments;
    private final List<Violation> violations;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Problem(ProblemType type, List<Object> arguments, List<Violation> violations) {
        super(type.slug() + " " + arguments + violations);
        this.type = type;
        this.arguments = arguments;
        this.violations = violations;
    }

    public static Problem of(ProblemType type, Object... arguments) {
        return new Problem(type, List.of(arguments), List.of());
    }

    /** 403: the role and organisation that the caller lacks. */
    public static Problem forbidden(String role, String organisation) {
        return of(ProblemType.FORBIDDEN, role, organisation);
    }

    /** 404: what was looked for (a word such as {@code round}) and its id. */
    public static Problem notFound(String what, String id) {
        return of(ProblemType.NOT_FOUND, what, id);
    }

    /** 422: fields and the rules that they break. */
    public static Problem invalid(Violation... violations) {
        return new Problem(ProblemType.INVALID, List.of(), List.of(violations));
    }

    /** 400: the body is not JSON of the expected shape; the fields that are of a wrong type, where they are known. */
    public static Problem unreadable(Violation... violations) {
        return new Problem(ProblemType.UNREADABLE, List.of(), List.of(violations));
    }

    /** Adds an extension member to the problem details, such as the current value. */
    public Problem with(String member, @Nullable Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, @Nullable Object> members() {
        return members;
    }
}
