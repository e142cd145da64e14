@NullMarked
package org.rabrong.document;

import org.jspecify.annotations.NullMarked;
