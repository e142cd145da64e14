/** Refusals and failures as RFC 9457 problem details, in Thai or English. */
@NullMarked
package org.rabrong.platform.web.problem;

import org.jspecify.annotations.NullMarked;
