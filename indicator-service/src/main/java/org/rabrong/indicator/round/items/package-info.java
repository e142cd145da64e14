/** Which items a round has: the variables of its plan version times the offices that report them. */
@NullMarked
package org.rabrong.indicator.round.items;

import org.jspecify.annotations.NullMarked;
