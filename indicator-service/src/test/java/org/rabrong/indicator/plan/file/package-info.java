@NullMarked
package org.rabrong.indicator.plan.file;

import org.jspecify.annotations.NullMarked;
