package org.rabrong.platform.servers;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes messages apart into their readable parts. */
final class MailReader {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");
    private static final Pattern TAG = Pattern.compile("(?s)<style.*?</style>|<[^>]+>");

    private MailReader() {}

    static List<Mail> read(MimeMessage[] messages) {
        var mails = new ArrayList<Mail>();
        for (int i = 0; i < messages.length; i++) {
            mails.add(read(i + 1, messages[i]));
        }
        return mails;
    }

    private static Mail read(int id, MimeMessage message) {
        try {
            String html = part(message, "text/html");
            String plain = part(message, "text/plain");
            String text = plain != null
                    ? plain
                    : html != null ? unescaped(TAG.matcher(html).replaceAll("")) : "";
            Date received = message.getReceivedDate() != null ? message.getReceivedDate() : message.getSentDate();
            return new Mail(
                    id,
                    addresses(message.getFrom()).stream().findFirst().orElse(""),
                    addresses(message.getAllRecipients()),
                    Objects.requireNonNullElse(message.getSubject(), ""),
                    received == null ? Instant.EPOCH : received.toInstant(),
                    text,
                    html == null ? "" : html,
                    Stream.of(text, html == null ? "" : unescaped(html))
                            .flatMap(body -> LINK.matcher(body).results().map(MatchResult::group))
                            .distinct()
                            .toList());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a message cannot be read", e);
        }
    }

    /** The first part of that kind, however deep. */
    private static @Nullable String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = part(inner, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses)
                        .map(address -> address instanceof InternetAddress internet
                                ? internet.getAddress()
                                : address.toString())
                        .toList();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
