/** Windows that last longer for all, a bureau, an office or an item, with the reason. */
@NullMarked
package org.rabrong.indicator.round.extension;

import org.jspecify.annotations.NullMarked;
