@NullMarked
package org.rabrong.confirmation.reason;

import org.jspecify.annotations.NullMarked;
