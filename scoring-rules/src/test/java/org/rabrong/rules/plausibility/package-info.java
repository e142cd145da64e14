@NullMarked
package org.rabrong.rules.plausibility;

import org.jspecify.annotations.NullMarked;
