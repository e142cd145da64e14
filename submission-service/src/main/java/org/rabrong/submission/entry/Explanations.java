package org.rabrong.submission.entry;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Explanations as they stand in an entry's column: a JSON array, nearly always empty. */
final class Explanations {

    private static final String NONE = "[]";
    private static final TypeReference<List<Explanation>> LIST = new TypeReference<>() {};

    private Explanations() {}

    static List<Explanation> read(String column) {
        return column.equals(NONE) ? List.of() : JsonMapper.shared().readValue(column, LIST);
    }

    static String write(List<Explanation> explanations) {
        return explanations.isEmpty() ? NONE : JsonMapper.shared().writeValueAsString(explanations);
    }
}
