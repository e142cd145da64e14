/**
 * Spreadsheets (.xlsx) that somebody sends and that somebody gets. Read {@link org.rabrong.platform.spreadsheet.Xlsx} first; what is written goes
 * through {@link org.rabrong.platform.spreadsheet.SheetWriter}.
 */
@NullMarked
package org.rabrong.platform.spreadsheet;

import org.jspecify.annotations.NullMarked;
