/**
 * A file on its way in and out, whatever it belongs to: its harmless name, its bytes in the bucket, its download. Start with {@link
 * org.rabrong.document.file.FileKeeper}.
 */
@ApplicationModule(displayName = "Files", allowedDependencies = "storage")
@NullMarked
package org.rabrong.document.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
