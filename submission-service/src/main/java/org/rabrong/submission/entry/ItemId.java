package org.rabrong.submission.entry;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** One variable of one round at one office; written {@code krs-2559-6m/2.A/8101}. */
@Embeddable
public record ItemId(String round, String office, String variable) implements Serializable {

    /** As in addresses and event keys. */
    public String key() {
        return round + "/" + variable + "/" + office;
    }

    @Override
    public String toString() {
        return key();
    }
}
