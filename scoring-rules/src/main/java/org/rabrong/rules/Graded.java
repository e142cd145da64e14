package org.rabrong.rules;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A score with where it comes from.
 *
 * @param reason why it is 1.0000 without having been computed; null where it was computed or given
 * @param why makes the explanation when somebody asks: scores are computed by the thousand and opened one by one
 */
public record Graded(Score score, @Nullable Reason reason, Supplier<Explanation> why) {

    public Explanation explanation() {
        return why.get();
    }
}
