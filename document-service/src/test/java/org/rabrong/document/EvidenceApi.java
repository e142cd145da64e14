package org.rabrong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as a browser uses it: forms are written byte by byte, with the file's name in plain UTF-8. */
public final class EvidenceApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BOUNDARY = "----WebKitFormBoundaryRabrong2559";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public EvidenceApi(int port) {
        base = "http://localhost:" + port + "/api/v1";
    }

    /** An answer with its status. */
    public record Answer(int status, JsonNode body) {}

    public Answer attach(
            @Nullable String token, String item, String fileName, byte[] content, @Nullable String description) {
        return post(token, item, form(fileName, content, description), null);
    }

    public Answer post(@Nullable String token, String item, byte[] form, @Nullable String idempotencyKey) {
        return send(token, "/items/" + item + "/evidence", form, idempotencyKey);
    }

    /** Posts a form to a path. */
    public Answer send(@Nullable String token, String path, byte[] form, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = request(token, path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return json(send(request));
    }

    public Answer list(@Nullable String token, String item) {
        return get(token, "/items/" + item + "/evidence");
    }

    public Answer get(@Nullable String token, String path) {
        return json(send(request(token, path).GET()));
    }

    public HttpResponse<byte[]> download(@Nullable String token, String id) {
        return fetch(token, "/evidence/" + id + "/content");
    }

    /** The bytes at a path. */
    public HttpResponse<byte[]> fetch(@Nullable String token, String path) {
        return send(request(token, path).GET());
    }

    public static byte[] form(@Nullable String fileName, byte[] content, @Nullable String description) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        if (description != null) {
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n"
                            + description + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (fileName != null) {
            form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + fileName + "\"\r\nContent-Type: text/html\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            form.writeBytes(content);
            form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private HttpRequest.Builder request(@Nullable String token, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static Answer json(HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(text).as("status %d has a body", response.statusCode()).isNotEmpty();
        return new Answer(response.statusCode(), JSON.readTree(text));
    }
}
