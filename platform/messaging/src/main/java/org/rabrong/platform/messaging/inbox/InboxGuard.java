package org.rabrong.platform.messaging.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.rabrong.platform.messaging.cloudevent.EventJson;
import org.rabrong.platform.messaging.topics.Topic;

/** Lets each event of a topic through once and in order per key, within the transaction that handles it. */
final class InboxGuard {

    private final Topic topic;
    private final InboxTable inbox;
    private final ParkedTable parked;

    InboxGuard(Topic topic, InboxTable inbox, ParkedTable parked) {
        this.topic = topic;
        this.inbox = inbox;
        this.parked = parked;
    }

    /**
     * The events to be handled now, marked as handled. Repeats are dropped; events of parked keys join those that wait.
     *
     * @throws SequenceGapException when an event's predecessor is missing. On a compacted topic predecessors go away, so there any
     *     higher sequence is the next one
     */
    List<ReceivedEvent> admit(List<CloudEvent> events) {
        var keys = events.stream().map(CloudEvent::key).collect(Collectors.toSet());
        // parked keys first: a release that runs at the same time is over then, and the sequences below are those after
        // it
        var parkedKeys = inbox.lockParked(topic.name(), keys);
        var last = inbox.lockLast(topic.name(), keys);
        var fresh = new ArrayList<ReceivedEvent>();
        var newest = new LinkedHashMap<String, CloudEvent>();
        var waiting = new ArrayList<CloudEvent>();
        for (var event : events) {
            long before = last.getOrDefault(event.key(), 0L);
            if (event.sequence() <= before) {
                continue;
            }
            if (parkedKeys.contains(event.key())) {
                waiting.add(event);
                continue;
            }
            if (!topic.compacted() && event.sequence() != before + 1) {
                throw new SequenceGapException(event, before);
            }
            last.put(event.key(), event.sequence());
            newest.put(event.key(), event);
            fresh.add(received(event));
        }
        if (!waiting.isEmpty()) {
            parked.addEvents(waiting);
        }
        if (!newest.isEmpty()) {
            inbox.advance(topic.name(), newest.values());
        }
        return fresh;
    }

    private static ReceivedEvent received(CloudEvent event) {
        return new ReceivedEvent(
                event.topic(),
                event.key(),
                event.sequence(),
                event.id(),
                event.type(),
                event.time(),
                EventJson.data(event.data()));
    }
}
