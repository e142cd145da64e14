/** Scores: the rules in pure Java, the projections they are applied to, and what people read. */
@NullMarked
package org.rabrong.scoring;

import org.jspecify.annotations.NullMarked;
