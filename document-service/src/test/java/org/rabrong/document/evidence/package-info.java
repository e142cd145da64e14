@NullMarked
package org.rabrong.document.evidence;

import org.jspecify.annotations.NullMarked;
