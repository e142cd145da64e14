/** Tests of the package over HTTP. */
@NullMarked
package org.rabrong.confirmation.worklist;

import org.jspecify.annotations.NullMarked;
