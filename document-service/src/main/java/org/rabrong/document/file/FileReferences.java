package org.rabrong.document.file;

import java.util.Collection;
import java.util.Set;

/** Somebody whose rows refer to stored objects. */
public interface FileReferences {

    /** Those of the keys that some row refers to. */
    Set<String> known(Collection<String> objectKeys);
}
