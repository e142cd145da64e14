@NullMarked
package org.rabrong.indicator.plan;

import org.jspecify.annotations.NullMarked;
