@NullMarked
package org.rabrong.platform.test;

import org.jspecify.annotations.NullMarked;
