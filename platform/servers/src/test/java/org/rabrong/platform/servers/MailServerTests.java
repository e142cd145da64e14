package org.rabrong.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTests {

    @TempDir
    Path directory;

    @Test
    void what_is_sent_stands_on_the_page_with_its_links_and_without_its_markup_working() throws Exception {
        var ports = Ports.free(2);
        try (var mail = new MailServer(ports.getFirst(), ports.getLast(), directory.resolve("mail.log"))) {
            mail.start();

            send(
                    mail,
                    "ตั้งรหัสผ่านใหม่",
                    "กดที่นี่ http://localhost:8080/auth/reset?key=1&x=2\n<script>alert(1)</script>");

            String page = get(mail.pageUrl() + "/");
            assertThat(page)
                    .contains("ตั้งรหัสผ่านใหม่")
                    .contains("href=\"http://localhost:8080/auth/reset?key=1&amp;x=2\"")
                    .doesNotContain("<script>");
            assertThat(get(mail.pageUrl() + "/api/messages"))
                    .contains("\"subject\":\"ตั้งรหัสผ่านใหม่\"")
                    .contains("\"links\":[\"http://localhost:8080/auth/reset?key=1&x=2\"]");
            assertThat(mail.messages())
                    .singleElement()
                    .extracting(Mail::to)
                    .asString()
                    .contains("office-5003@rabrong.example");
        }
    }

    private static void send(MailServer mail, String subject, String text) throws Exception {
        var message = new MimeMessage(
                GreenMailUtil.getSession(new ServerSetup(mail.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP)));
        message.setFrom(new InternetAddress("rabrong@rabrong.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("office-5003@rabrong.example"));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        jakarta.mail.Transport.send(message);
    }

    private static String get(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
