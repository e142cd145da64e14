package org.rabrong.platform.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.rabrong.platform.servers.Mail;

/** The mailboxes of everybody in a test with {@link TestServer#MAIL}; a bean in its context. One for the whole run. */
public final class TestMail {

    private final String host;
    private final int port;
    private final Supplier<List<Mail>> messages;

    TestMail(String host, int port, Supplier<List<Mail>> messages) {
        this.host = host;
        this.port = port;
        this.messages = messages;
    }

    public String host() {
        return host;
    }

    /** Of SMTP. */
    public int port() {
        return port;
    }

    /** Oldest first. */
    public List<Mail> messages() {
        return messages.get();
    }

    /** The newest message that the test waits for, at most half a minute. */
    public Mail await(Predicate<Mail> wanted) {
        return Awaitility.await("the mail")
                .atMost(Duration.ofSeconds(30))
                .until(() -> messages().reversed().stream().filter(wanted).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    /** The newest message to that address. */
    public Mail awaitTo(String address) {
        return await(mail -> mail.to().contains(address));
    }

    void describeTo(Map<String, Object> variables) {
        variables.put("RABRONG_MAIL_HOST", host);
        variables.put("RABRONG_MAIL_PORT", String.valueOf(port));
    }
}
