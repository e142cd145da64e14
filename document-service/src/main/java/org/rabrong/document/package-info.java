/** Files of items, from either side. */
@NullMarked
package org.rabrong.document;

import org.jspecify.annotations.NullMarked;
