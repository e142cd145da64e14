@NullMarked
package org.rabrong.scoring.rules;

import org.jspecify.annotations.NullMarked;
