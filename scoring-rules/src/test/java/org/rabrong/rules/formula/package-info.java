@NullMarked
package org.rabrong.rules.formula;

import org.jspecify.annotations.NullMarked;
