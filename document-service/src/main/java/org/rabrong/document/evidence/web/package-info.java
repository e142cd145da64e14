/** The HTTP API of evidence. */
@NullMarked
package org.rabrong.document.evidence.web;

import org.jspecify.annotations.NullMarked;
