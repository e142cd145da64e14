/** The one truth of an item's status: reports applied, decisions taken, each step kept and told. */
@NullMarked
package org.rabrong.confirmation;

import org.jspecify.annotations.NullMarked;
