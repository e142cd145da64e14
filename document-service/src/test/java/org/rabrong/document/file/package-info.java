@NullMarked
package org.rabrong.document.file;

import org.jspecify.annotations.NullMarked;
