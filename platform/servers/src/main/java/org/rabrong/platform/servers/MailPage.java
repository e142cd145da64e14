package org.rabrong.platform.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The messages on a page, newest first, and as JSON; nothing can be changed here. */
final class MailPage implements AutoCloseable {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final DateTimeFormatter THAI_DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.of("th", "TH"));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");

    private final HttpServer server;

    private MailPage(HttpServer server) {
        this.server = server;
    }

    static MailPage serve(int port, Supplier<List<Mail>> messages) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.createContext("/", exchange -> {
                if (!exchange.getRequestURI().getPath().equals("/")) {
                    answer(exchange, 404, "text/plain; charset=utf-8", "ไม่พบหน้านี้ · Not found\n");
                } else {
                    answer(exchange, 200, "text/html; charset=utf-8", page(messages.get()));
                }
            });
            server.createContext(
                    "/api/messages", exchange -> answer(exchange, 200, "application/json", json(messages.get())));
            server.start();
            return new MailPage(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String page(List<Mail> messages) {
        String list = messages.reversed().stream().map(MailPage::article).collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="th">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="refresh" content="10">
                <title>จดหมายของระบบรับรอง (%d)</title>
                <style>
                body { font: 16px/1.6 Sarabun, "Noto Sans Thai", sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
                article { border: 1px solid #ccc; border-radius: 6px; padding: 0.75rem 1rem; margin: 1rem 0 }
                h2 { font-size: 1.1rem; margin: 0 } dl { margin: 0.25rem 0; display: grid; grid-template-columns: 8rem 1fr; color: #555 }
                dd { margin: 0 } pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0.5rem 0 0 }
                </style>
                </head>
                <body>
                <h1>จดหมายของระบบรับรอง <small lang="en">Mail</small></h1>
                <p>จดหมายที่ระบบส่งออกทั้งหมดอยู่ที่นี่ ไม่ได้ส่งถึงผู้รับจริง ล่าสุดอยู่บนสุด
                <span lang="en">· Everything the platform sent ends here, newest first; nothing leaves this machine.</span></p>
                %s
                </body>
                </html>
                """.formatted(
                        messages.size(),
                        list.isEmpty() ? "<p>ยังไม่มีจดหมาย <span lang=\"en\">· No mail yet.</span></p>" : list);
    }

    private static String article(Mail mail) {
        var at = mail.receivedAt().atZone(BANGKOK);
        return """
                <article>
                <h2>%s</h2>
                <dl><dt>ถึง · To</dt><dd>%s</dd><dt>จาก · From</dt><dd>%s</dd><dt>เมื่อ · At</dt><dd>%s %s น.</dd></dl>
                <pre>%s</pre>
                </article>
                """.formatted(
                        escaped(mail.subject()),
                        escaped(String.join(", ", mail.to())),
                        escaped(mail.from()),
                        THAI_DATE.format(ThaiBuddhistDate.from(at)),
                        TIME.format(at),
                        linked(mail.text().strip()));
    }

    private static String linked(String text) {
        var html = new StringBuilder();
        int end = 0;
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            html.append(escaped(text.substring(end, link.start())));
            String address = escaped(link.group());
            html.append("<a rel=\"noreferrer\" href=\"%s\">%s</a>".formatted(address, address));
            end = link.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String json(List<Mail> messages) {
        return messages.reversed().stream()
                .map(mail ->
                        "{\"id\":%d,\"from\":%s,\"to\":%s,\"subject\":%s,\"receivedAt\":%s,\"text\":%s,\"html\":%s,\"links\":%s}"
                                .formatted(
                                        mail.id(),
                                        json(mail.from()),
                                        jsonTexts(mail.to()),
                                        json(mail.subject()),
                                        json(mail.receivedAt().toString()),
                                        json(mail.text()),
                                        json(mail.html()),
                                        jsonTexts(mail.links())))
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static String jsonTexts(List<String> texts) {
        return texts.stream().map(MailPage::json).collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }
}
