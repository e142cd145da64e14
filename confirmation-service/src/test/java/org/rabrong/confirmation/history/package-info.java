/** Tests of the package over HTTP. */
@NullMarked
package org.rabrong.confirmation.history;

import org.jspecify.annotations.NullMarked;
