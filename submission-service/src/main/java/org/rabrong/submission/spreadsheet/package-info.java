/**
 * The office's sheet as an Excel file: out as a template, in again as an import, and the history of all values. Start with {@link
 * org.rabrong.submission.spreadsheet.SheetImport}.
 */
@ApplicationModule(displayName = "Spreadsheets", allowedDependencies = "entry")
@NullMarked
package org.rabrong.submission.spreadsheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
