@NullMarked
package org.rabrong.submission.projection;

import org.jspecify.annotations.NullMarked;
