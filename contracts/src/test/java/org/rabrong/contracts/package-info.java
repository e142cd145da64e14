@NullMarked
package org.rabrong.contracts;

import org.jspecify.annotations.NullMarked;
