/** Letters with which bureaus ask for permissions. Start with {@link org.rabrong.document.letter.LetterDesk}. */
@ApplicationModule(displayName = "Letters", allowedDependencies = "file")
@NullMarked
package org.rabrong.document.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
