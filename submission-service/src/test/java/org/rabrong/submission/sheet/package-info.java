@NullMarked
package org.rabrong.submission.sheet;

import org.jspecify.annotations.NullMarked;
