/** What the other services tell, in records of our own. */
@NullMarked
package org.rabrong.scoring.score.messaging;

import org.jspecify.annotations.NullMarked;
