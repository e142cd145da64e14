package org.rabrong.identity.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A browser that knows links and forms. It sends Keycloak's Secure cookies over plain HTTP too, as real ones do for this machine, and
 * follows redirects as far as they stay at Keycloak.
 */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI keycloak;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(String keycloak) {
        this.keycloak = URI.create(keycloak);
    }

    /** @param left where a redirect leads that leaves Keycloak; null while inside */
    record Page(URI uri, int status, String html, @Nullable URI left) {

        URI formAction() {
            return found("action=\"([^\"]+)\"");
        }

        URI link(String part) {
            return found("href=\"([^\"]*" + Pattern.quote(part) + "[^\"]*)\"");
        }

        private URI found(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(html);
            if (!matcher.find()) {
                throw new AssertionError("No " + pattern + " in " + html);
            }
            return uri.resolve(matcher.group(1).replace("&amp;", "&"));
        }
    }

    Page open(URI uri) {
        return send(uri, HttpRequest.newBuilder(uri).GET());
    }

    Page submit(Page page, Map<String, String> fields) {
        URI action = page.formAction();
        return send(
                action,
                HttpRequest.newBuilder(action)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Page send(URI uri, HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response;
        try {
            response = HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        response.headers().allValues("set-cookie").forEach(this::keep);
        String location = response.headers().firstValue("location").orElse(null);
        if (location == null) {
            return new Page(uri, response.statusCode(), response.body(), null);
        }
        URI next = uri.resolve(location);
        return keycloak.getAuthority().equals(next.getAuthority())
                ? open(next)
                : new Page(uri, response.statusCode(), response.body(), next);
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split(";", 2);
        String[] pair = parts[0].split("=", 2);
        if (pair[1].isEmpty() || (parts.length > 1 && parts[1].contains("Max-Age=0"))) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
