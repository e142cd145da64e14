/** Tests of an item's life, without any server. */
@NullMarked
package org.rabrong.confirmation.decision;

import org.jspecify.annotations.NullMarked;
