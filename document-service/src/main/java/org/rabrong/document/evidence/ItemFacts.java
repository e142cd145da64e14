package org.rabrong.document.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What others told about an item, as far as it says who may attach to it.
 *
 * @param bureau that certifies it
 * @param reporting with the last day that extensions give this item
 * @param certification the same
 * @param confirmed the certifier's side last said CONFIRMED
 * @param carriedFrom round that value and decision were carried forward from; null once the office has reported in this one
 * @param fixBy last day to correct after a rejection
 * @param reopenedUntil last day of a reopening
 */
record ItemFacts(
        String bureau,
        DateWindow reporting,
        DateWindow certification,
        boolean confirmed,
        @Nullable String carriedFrom,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil) {}
