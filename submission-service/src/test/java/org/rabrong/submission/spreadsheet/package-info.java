@org.jspecify.annotations.NullMarked
package org.rabrong.submission.spreadsheet;
