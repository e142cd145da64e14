package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Variables and levels for tests. */
final class SampleScoring {

    static final List<BigDecimal> LEVELS = List.of(
            new BigDecimal("65"),
            new BigDecimal("70"),
            new BigDecimal("75"),
            new BigDecimal("80"),
            new BigDecimal("85"));

    /** 412 of 480 scores 5.0000, 250 of 300 scores 4.6667. */
    static final Scoring SATISFACTION = new Scoring("LINEAR", "100 * A / B", LEVELS);

    private static final List<ItemStatus> STATUSES = List.copyOf(EnumSet.allOf(ItemStatus.class));

    private SampleScoring() {}

    static VariableState aVariable(String id, ItemStatus status, @Nullable String value) {
        BigDecimal number = value == null ? null : new BigDecimal(value);
        return new VariableState("2." + id, id, status, number, value == null ? 0 : 1, null);
    }

    static VariableState any(Random random, String id) {
        ItemStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
        return aVariable(id, status, status == ItemStatus.NOT_REPORTED ? null : String.valueOf(random.nextInt(500)));
    }
}
