package org.rabrong.confirmation.decision;

import java.util.Comparator;

/**
 * What one office reports for one variable in one round. Items are locked in this order, so that two people who decide on
 * overlapping sets never wait for each other in a circle.
 *
 * @param round {@code krs-2559-6m}
 * @param variable {@code 2.A}
 * @param office {@code 8101}
 */
public record ItemId(String round, String variable, String office) implements Comparable<ItemId> {

    private static final Comparator<ItemId> ORDER =
            Comparator.comparing(ItemId::round).thenComparing(ItemId::variable).thenComparing(ItemId::office);

    @Override
    public int compareTo(ItemId other) {
        return ORDER.compare(this, other);
    }

    /** {@code krs-2559-6m/2.A/8101}: path of the resource and key of the events. */
    @Override
    public String toString() {
        return round + "/" + variable + "/" + office;
    }
}
