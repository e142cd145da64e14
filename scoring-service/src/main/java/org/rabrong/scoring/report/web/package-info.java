/** The HTTP API of scores. */
@NullMarked
package org.rabrong.scoring.report.web;

import org.jspecify.annotations.NullMarked;
