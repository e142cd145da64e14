@NullMarked
package org.rabrong.indicator.assignment;

import org.jspecify.annotations.NullMarked;
