/** Lists in files: CSV and xlsx become rows of texts, whatever they list. Read {@link org.rabrong.identity.organisation.file.ListFile} first. */
@NullMarked
package org.rabrong.identity.organisation.file;

import org.jspecify.annotations.NullMarked;
