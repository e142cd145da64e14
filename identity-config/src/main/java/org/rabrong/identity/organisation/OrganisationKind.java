package org.rabrong.identity.organisation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an organisation does on the platform (spec §1). */
public enum OrganisationKind {
    /** สพป.: primary education service area office; reports. */
    PRIMARY("สพป."),
    /** สพม.: secondary education service area office; reports. */
    SECONDARY("สพม."),
    /** สำนักส่วนกลาง: central bureau; certifies. */
    BUREAU("สำนัก");

    private final String shortTh;

    OrganisationKind(String shortTh) {
        this.shortTh = shortTh;
    }

    /** Offices report, bureaus do not. */
    public boolean reports() {
        return this != BUREAU;
    }

    /** As lists for people have it. */
    String shortTh() {
        return shortTh;
    }

    /** {@code PRIMARY} or {@code สพป.}; null for anything else. */
    static @Nullable OrganisationKind ofText(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(text) || kind.shortTh.equals(text))
                .findFirst()
                .orElse(null);
    }
}
