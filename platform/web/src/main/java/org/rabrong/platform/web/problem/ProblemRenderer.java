package org.rabrong.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@link Problem} as RFC 9457 problem details: {@code type, title, status, detail, instance}, {@code errors} with one entry for each
 * broken rule, and the problem's own members. In Thai, or in English for those who prefer it ({@code Accept-Language}).
 */
public final class ProblemRenderer {

    private final ProblemTexts texts;
    private final LocaleResolver locales;
    private final JsonMapper json;

    public ProblemRenderer(ProblemTexts texts, LocaleResolver locales, JsonMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    /** Writes the problem from outside a controller: a filter, a security handler. Nothing may have been sent yet. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Locale locale = locales.resolveLocale(request);
        byte[] body = json.writeValueAsString(body(problem, instance(request), locale))
                .getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    ResponseEntity<Object> entity(HttpServletRequest request, Problem problem, HttpHeaders headers) {
        Locale locale = locales.resolveLocale(request);
        return ResponseEntity.status(problem.type().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body(problem, instance(request), locale));
    }

    /**
     * The problem details as a part of a larger answer, such as the result of one among many.
     *
     * @param instance path of what the problem is about
     */
    public Map<String, @Nullable Object> body(Problem problem, String instance, Locale locale) {
        ProblemType type = problem.type();
        List<Map<String, String>> errors = new ArrayList<>();
        for (Violation violation : problem.violations()) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("field", violation.field());
            error.put("rule", violation.rule());
            error.put("message", texts.rule(violation, locale));
            errors.add(error);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", type.uri().toString());
        body.put("title", texts.title(type, locale));
        body.put("status", type.status());
        List<?> arguments = problem.arguments();
        if (arguments.isEmpty() && !errors.isEmpty()) {
            arguments = List.of(errors.stream()
                    .map(error -> told(error.get("field"), error.get("message")))
                    .collect(Collectors.joining("; ")));
        }
        String detail = texts.detail(type, arguments, locale);
        if (detail != null) {
            body.put("detail", detail);
        }
        body.put("instance", instance);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        problem.members().forEach(body::putIfAbsent);
        return body;
    }

    private static String told(@Nullable String field, @Nullable String message) {
        return field == null || field.isEmpty() ? String.valueOf(message) : field + ": " + message;
    }

    /** The path asked for, also when the container renders the error under a path of its own. */
    private static String instance(HttpServletRequest request) {
        Object original = request.getAttribute("jakarta.servlet.error.request_uri");
        return original == null ? request.getRequestURI() : original.toString();
    }
}
