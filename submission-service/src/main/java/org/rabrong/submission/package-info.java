/** Values that offices report for the items of a round. */
@NullMarked
package org.rabrong.submission;

import org.jspecify.annotations.NullMarked;
