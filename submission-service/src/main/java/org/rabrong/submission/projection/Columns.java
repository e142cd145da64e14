package org.rabrong.submission.projection;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows as one array per column, for statements that take a whole batch. */
final class Columns {

    private Columns() {}

    static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> Long[] numbers(Collection<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    /** 1, 2, 3, … */
    static Integer[] counting(int rows) {
        return IntStream.rangeClosed(1, rows).boxed().toArray(Integer[]::new);
    }
}
