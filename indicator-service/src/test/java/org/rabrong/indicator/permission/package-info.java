@NullMarked
package org.rabrong.indicator.permission;

import org.jspecify.annotations.NullMarked;
