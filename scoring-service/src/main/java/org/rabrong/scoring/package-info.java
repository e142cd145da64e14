/** Scores: the projections that the rules ({@code org.rabrong.rules}) are applied to, and what people read. */
@NullMarked
package org.rabrong.scoring;

import org.jspecify.annotations.NullMarked;
