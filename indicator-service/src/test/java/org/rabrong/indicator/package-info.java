@NullMarked
package org.rabrong.indicator;

import org.jspecify.annotations.NullMarked;
