@NullMarked
package org.rabrong.scoring;

import org.jspecify.annotations.NullMarked;
