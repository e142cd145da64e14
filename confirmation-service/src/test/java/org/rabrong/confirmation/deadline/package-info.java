@NullMarked
package org.rabrong.confirmation.deadline;

import org.jspecify.annotations.NullMarked;
