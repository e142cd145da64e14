@NullMarked
package org.rabrong.scoring.score;

import org.jspecify.annotations.NullMarked;
