@NullMarked
package org.rabrong.indicator.round;

import org.jspecify.annotations.NullMarked;
