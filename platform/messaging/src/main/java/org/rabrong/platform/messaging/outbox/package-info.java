/**
 * The transactional outbox: {@link org.rabrong.platform.messaging.outbox.JdbcOutbox} writes rows in the caller's transaction,
 * {@link org.rabrong.platform.messaging.outbox.OutboxRelay} (READ FIRST) sends them. Internal to the platform.
 */
@NullMarked
package org.rabrong.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
