@NullMarked
package org.rabrong.scoring.rules.formula;

import org.jspecify.annotations.NullMarked;
