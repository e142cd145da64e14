package org.rabrong.confirmation.projection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the extensions of the certification windows that are in force. */
@Component
public class CertificationExtensions {

    private final ExtensionTable table;

    CertificationExtensions(JdbcClient jdbc) {
        this.table = new ExtensionTable(jdbc, "certification_extension");
    }

    /**
     * Items that match each member that is not null may be decided on (of a reporting window: reported) through the day.
     *
     * @param until last day, whole, Asia/Bangkok
     */
    public record Extension(
            String round,
            UUID id,
            LocalDate until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable) {}

    /** Replaces what was known of the extension. */
    public void put(Extension extension) {
        table.put(extension);
    }

    /** What it allowed is allowed no more. */
    public void end(String round, UUID id) {
        table.end(round, id);
    }
}
