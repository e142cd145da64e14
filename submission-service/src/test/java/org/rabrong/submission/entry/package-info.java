@NullMarked
package org.rabrong.submission.entry;

import org.jspecify.annotations.NullMarked;
