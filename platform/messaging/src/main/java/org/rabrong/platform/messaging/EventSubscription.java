package org.rabrong.platform.messaging;

import java.util.List;
import java.util.function.Consumer;

/**
 * What a service listens to: declare one bean per topic. The handler runs inside one database transaction per batch, together with the
 * inbox rows that mark its events as handled; it gets each event once, in order per key, and makes set-based changes for the whole batch.
 * When it throws, the batch is retried with a growing pause, then event by event; an event that still fails goes to the dead-letter
 * topic and its key is parked: later events of that key wait, those of other keys go on.
 *
 * @param topic one of the catalogue's
 * @param handler gets the new events of a batch, never an empty list
 */
public record EventSubscription(String topic, Consumer<List<ReceivedEvent>> handler) {}
