package org.rabrong.indicator.plan;

import org.jspecify.annotations.Nullable;

/** A reporting programme (ระบบ): KRS, ARS, or what psdg adds. */
record Programme(String code, String nameTh, @Nullable String nameEn) {}
