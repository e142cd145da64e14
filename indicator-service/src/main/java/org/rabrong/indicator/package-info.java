/** Plans, their rounds and the items that offices have to report. */
@NullMarked
package org.rabrong.indicator;

import org.jspecify.annotations.NullMarked;
