/**
 * Which items a round has: the open variables of its plan version times the offices that report them and exist on the last day of the
 * period. Start with {@link org.rabrong.indicator.round.items.ItemsStep}: one variable, one transaction.
 */
@NamedInterface("items")
@NullMarked
package org.rabrong.indicator.round.items;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
