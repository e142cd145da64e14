package org.rabrong.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stands where a service stands and tells what arrived there. */
public final class EchoService {

    private final String name;
    private final int port;
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final Semaphore next = new Semaphore(0);
    private @Nullable HttpServer server;

    EchoService(String name) {
        this.name = name;
        HttpServer started = start(0);
        this.server = started;
        this.port = started.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Every {@code Authorization} that came since the last call. */
    public Queue<String> takeAuthorizations() {
        Queue<String> taken = new ConcurrentLinkedQueue<>(authorizations);
        authorizations.clear();
        return taken;
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    public void startAgain() {
        server = start(port);
    }

    private HttpServer start(int onPort) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
            started.setExecutor(task -> Thread.ofVirtual().start(task));
            started.createContext("/", this::echo);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        Map<String, Object> seen = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), String.join(", ", values)));
        seen.put("service", name);
        seen.put("method", exchange.getRequestMethod());
        seen.put("address", exchange.getRequestURI().toString());
        seen.put("bytes", exchange.getRequestBody().readAllBytes().length);
        seen.put("headers", headers);
        authorizations.add(headers.getOrDefault("authorization", ""));
        if (exchange.getRequestURI().getPath().endsWith("/live")) {
            stream(exchange);
            return;
        }
        byte[] body = JsonMapper.shared().writeValueAsBytes(seen);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Set-Cookie", "service=leak");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** One event at once, the next when {@link #tellNext} is called. */
    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            next.acquire();
            out.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The second event of a stream. */
    public void tellNext() {
        next.release();
    }
}
