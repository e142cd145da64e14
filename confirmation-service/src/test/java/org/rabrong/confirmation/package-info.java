/** Tests of the whole service, through HTTP and events. */
@NullMarked
package org.rabrong.confirmation;

import org.jspecify.annotations.NullMarked;
