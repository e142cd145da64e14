package org.rabrong.scoring.score;

import java.util.Comparator;

/** One office in one round: what scores are kept for, and the key of their topic. */
public record OfficeRound(String round, String office) implements Comparable<OfficeRound> {

    private static final Comparator<OfficeRound> ORDER =
            Comparator.comparing(OfficeRound::round).thenComparing(OfficeRound::office);

    /** {@code krs-2559-6m/8101}. */
    public String key() {
        return round + "/" + office;
    }

    @Override
    public int compareTo(OfficeRound other) {
        return ORDER.compare(this, other);
    }
}
