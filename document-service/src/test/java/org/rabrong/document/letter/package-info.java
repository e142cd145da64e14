@NullMarked
package org.rabrong.document.letter;

import org.jspecify.annotations.NullMarked;
