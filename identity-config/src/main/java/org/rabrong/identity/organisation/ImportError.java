package org.rabrong.identity.organisation;

import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Violation;

/**
 * What is wrong with a file.
 *
 * @param row null: the file as a whole
 * @param column its heading
 * @param violation its field is the cell's name, {@code C5}
 */
record ImportError(@Nullable Integer row, @Nullable String column, Violation violation) {

    static final String FILE = "file";

    @Nullable
    String cell() {
        return violation.field().equals(FILE) ? null : violation.field();
    }
}
