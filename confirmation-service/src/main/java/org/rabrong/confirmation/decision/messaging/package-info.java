/** What reaches the items from other services: entries of the offices, rounds with their windows and new items. */
@NullMarked
package org.rabrong.confirmation.decision.messaging;

import org.jspecify.annotations.NullMarked;
