/** What other services tell, in records of our own. */
@NullMarked
package org.rabrong.document.evidence.messaging;

import org.jspecify.annotations.NullMarked;
