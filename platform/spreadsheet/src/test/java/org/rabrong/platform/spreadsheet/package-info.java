@org.jspecify.annotations.NullMarked
package org.rabrong.platform.spreadsheet;
