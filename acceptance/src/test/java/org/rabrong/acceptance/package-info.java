/** The whole platform, driven from outside as people do: a browser, an HTTP client, and somebody who kills processes. */
@NullMarked
package org.rabrong.acceptance;

import org.jspecify.annotations.NullMarked;
