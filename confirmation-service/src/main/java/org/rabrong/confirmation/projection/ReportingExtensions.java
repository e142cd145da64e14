package org.rabrong.confirmation.projection;

import java.util.UUID;
import org.rabrong.confirmation.projection.CertificationExtensions.Extension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the extensions of the reporting windows that are in force: offices are reminded by them. */
@Component
public class ReportingExtensions {

    private final ExtensionTable table;

    ReportingExtensions(JdbcClient jdbc) {
        this.table = new ExtensionTable(jdbc, "reporting_extension");
    }

    /** Replaces what was known of the extension. */
    public void put(Extension extension) {
        table.put(extension);
    }

    /** What it allowed is allowed no more. */
    public void end(String round, UUID id) {
        table.end(round, id);
    }
}
