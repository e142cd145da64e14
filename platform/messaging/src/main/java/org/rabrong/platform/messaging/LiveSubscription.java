package org.rabrong.platform.messaging;

import java.util.List;
import java.util.function.Consumer;

/**
 * What an instance wants to hear as it happens, to tell those who look at a screen: declare one bean per topic. Every instance hears every event,
 * from when it listens on; nothing is kept, nothing is repeated, and what is said while it is away is missed. Whoever needs each event once
 * declares an {@link EventSubscription}.
 *
 * @param topic one of the catalogue's
 * @param handler gets the events of a batch, never an empty list; what it throws is logged and forgotten
 */
public record LiveSubscription(String topic, Consumer<List<ReceivedEvent>> handler) {}
