/** Where the bytes are: an S3 bucket of objects that are written once and never changed. */
@ApplicationModule(
        displayName = "Storage",
        allowedDependencies = {})
@NullMarked
package org.rabrong.document.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
