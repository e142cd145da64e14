/** The HTTP API of letters. */
@NullMarked
package org.rabrong.document.letter.web;

import org.jspecify.annotations.NullMarked;
