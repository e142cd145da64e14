@NullMarked
package org.rabrong.submission;

import org.jspecify.annotations.NullMarked;
