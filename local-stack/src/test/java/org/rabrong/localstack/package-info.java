@NullMarked
package org.rabrong.localstack;

import org.jspecify.annotations.NullMarked;
