/** Tests of the package over HTTP. */
@NullMarked
package org.rabrong.confirmation.home;

import org.jspecify.annotations.NullMarked;
