/**
 * Keeps every office's scores up to date with what the topics tell. Start with {@link org.rabrong.scoring.score.ScoreKeeper}; the
 * listeners are in {@code messaging}.
 */
@ApplicationModule(
        displayName = "Scores",
        allowedDependencies = {})
@NullMarked
package org.rabrong.scoring.score;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
