package org.rabrong.submission.entry;

import java.util.regex.Pattern;

/** One variable of one round at one office; written {@code krs-2559-6m/2.A/8101}. */
public record ItemId(String round, String office, String variable) {

    private static final Pattern PART = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,39}");

    /** A text that could be a round, office or variable; nothing else is ever looked up. */
    static boolean isPossible(String part) {
        return PART.matcher(part).matches();
    }

    boolean isPossible() {
        return isPossible(round) && isPossible(office) && isPossible(variable);
    }

    /** As in addresses and event keys. */
    public String key() {
        return round + "/" + variable + "/" + office;
    }

    @Override
    public String toString() {
        return key();
    }
}
