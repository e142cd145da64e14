package org.rabrong.gateway;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As much of a browser as signing in takes: cookies, redirects, one form. */
public final class Browser {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Map<String, HttpCookie> cookies = new ConcurrentHashMap<>();

    /** Opens the sign-in, fills in the form and comes back; the answer is the page that it ends on. */
    public HttpResponse<String> signIn(String username) {
        return signIn(username, "/");
    }

    public HttpResponse<String> signIn(String username, String returnTo) {
        HttpResponse<String> form = follow(
                get("/oauth2/authorization/keycloak?returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8)));
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("No sign-in page: " + form + form.body());
        }
        String filled = "username=" + username + "&password="
                + URLEncoder.encode(TestPlatform.PASSWORD, StandardCharsets.UTF_8) + "&credentialId=";
        return follow(send(request(action.group(1).replace("&amp;", "&"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(filled))));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    /** A write as the page does it: with the CSRF token from the cookie. */
    public HttpResponse<String> write(String method, String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", String.valueOf(cookie("XSRF-TOKEN")))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> writeWithoutCsrfToken(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    public HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        while (last.statusCode() == 302 || last.statusCode() == 303) {
            last = send(request(location(last)).GET());
        }
        return last;
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    public @Nullable String cookie(String name) {
        HttpCookie cookie = cookies.get(name);
        return cookie == null ? null : cookie.getValue();
    }

    public HttpRequest.Builder request(String address) {
        URI uri = URI.create(TestPlatform.PUBLIC_URL).resolve(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/html,application/json");
        // Keycloak's cookies are Secure also on localhost, where browsers send them all the same
        String sent = cookies.values().stream()
                .filter(cookie -> uri.getPath().startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String line : response.headers().allValues("Set-Cookie")) {
                List<HttpCookie> parsed = HttpCookie.parse(line.replaceAll("(?i);\\s*SameSite=[^;]*", ""));
                for (HttpCookie cookie : parsed) {
                    if (cookie.getMaxAge() == 0) {
                        cookies.remove(cookie.getName());
                    } else {
                        cookies.put(cookie.getName(), cookie);
                    }
                }
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
