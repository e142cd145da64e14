package org.rabrong.document.storage;

import java.time.Instant;

/** An object of the bucket, as a listing shows it. */
public record StoredObject(String key, Instant storedAt) {}
