@NullMarked
package org.rabrong.rules;

import org.jspecify.annotations.NullMarked;
