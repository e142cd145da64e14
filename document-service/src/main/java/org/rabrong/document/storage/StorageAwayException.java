package org.rabrong.document.storage;

/** The object store does not answer, or refuses us; nothing can be stored or read until somebody repairs it. */
public final class StorageAwayException extends RuntimeException {

    StorageAwayException(String what, Throwable cause) {
        super(what, cause);
    }
}
