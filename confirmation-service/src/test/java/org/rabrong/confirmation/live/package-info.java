@NullMarked
package org.rabrong.confirmation.live;

import org.jspecify.annotations.NullMarked;
