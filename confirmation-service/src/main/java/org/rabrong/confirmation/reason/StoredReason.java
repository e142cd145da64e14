package org.rabrong.confirmation.reason;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param bureau whose it is; null for one that is offered to every bureau */
record StoredReason(UUID id, @Nullable String bureau, String text) {}
