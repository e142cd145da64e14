/** What rules, reasons and warnings are called in Thai and English. */
@NullMarked
package org.rabrong.rules.text;

import org.jspecify.annotations.NullMarked;
