package org.rabrong.platform.messaging.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.LiveSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.rabrong.platform.messaging.cloudevent.EventJson;
import org.rabrong.platform.messaging.cloudevent.MalformedEventException;
import org.rabrong.platform.messaging.topics.Topic;
import org.rabrong.platform.messaging.topics.TopicCreation;
import org.rabrong.platform.messaging.topics.TopicsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic from its end, in no consumer group; begins anew when the broker was away. */
final class LiveListener {

    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LiveSubscription subscription;
    private final Topic topic;
    private final Map<String, Object> settings;
    private final TopicCreation topics;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    LiveListener(LiveSubscription subscription, Topic topic, Map<String, Object> settings, TopicCreation topics) {
        this.subscription = subscription;
        this.topic = topic;
        this.settings = settings;
        this.topics = topics;
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name("live-" + topic.name()).daemon().start(this::listen);
    }

    void stop() {
        running = false;
        Thread listening = thread;
        if (listening != null) {
            listening.interrupt();
        }
    }

    boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try {
                topics.ensure();
                readFromTheEnd();
            } catch (InterruptedException | InterruptException | WakeupException e) {
                return;
            } catch (TopicsUnavailableException e) {
                log.warn("Live events wait for the broker: {}", e.getMessage());
            } catch (RuntimeException e) {
                log.warn("Live events of {} are read anew in {} ms", topic.name(), PAUSE.toMillis(), e);
            }
            if (!paused()) {
                return;
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void readFromTheEnd() {
        try (var consumer = new KafkaConsumer<@Nullable String, byte @Nullable []>(
                settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (running) {
                List<ReceivedEvent> events = new ArrayList<>();
                consumer.poll(POLL).forEach(record -> add(record, events));
                if (!events.isEmpty()) {
                    subscription.handler().accept(events);
                }
            }
        }
    }

    private static void add(ConsumerRecord<@Nullable String, byte @Nullable []> record, List<ReceivedEvent> events) {
        try {
            CloudEvent event = CloudEvent.of(record);
            events.add(new ReceivedEvent(
                    event.topic(),
                    event.key(),
                    event.sequence(),
                    event.id(),
                    event.type(),
                    event.time(),
                    EventJson.data(event.data())));
        } catch (MalformedEventException e) {
            log.debug("No event of ours is shown to nobody: {}", e.getMessage());
        }
    }
}
