/**
 * The engine for the plans' formulas: exact rational numbers, no floating point, no objects or calls; bounded in length, depth, digits and
 * so in time. It answers with a value or with a reason and never throws at a text or value that a person wrote.
 */
@NullMarked
package org.rabrong.rules.formula;

import org.jspecify.annotations.NullMarked;
