@NullMarked
package org.rabrong.scoring.report;

import org.jspecify.annotations.NullMarked;
