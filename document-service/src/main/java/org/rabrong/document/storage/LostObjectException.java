package org.rabrong.document.storage;

/** An object that was stored is no longer there: somebody has to look for it. */
public final class LostObjectException extends RuntimeException {

    LostObjectException(String key) {
        super("the object " + key + " is lost");
    }
}
