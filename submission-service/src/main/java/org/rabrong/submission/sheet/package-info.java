/** The office's sheet (บันทึกข้อมูล): all its items of a round. */
@ApplicationModule(displayName = "Sheet", allowedDependencies = "entry")
@NullMarked
package org.rabrong.submission.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
