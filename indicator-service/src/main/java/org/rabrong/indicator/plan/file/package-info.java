/**
 * Plans as files that people edit: YAML ({@link org.rabrong.indicator.plan.file.PlanYaml}) and Excel ({@link
 * org.rabrong.indicator.plan.file.PlanWorkbook}). What cannot be read is told with its line or cell, all at once.
 */
@NullMarked
package org.rabrong.indicator.plan.file;

import org.jspecify.annotations.NullMarked;
