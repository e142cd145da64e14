/** Tests of the package over HTTP. */
@NullMarked
package org.rabrong.confirmation.delegation;

import org.jspecify.annotations.NullMarked;
