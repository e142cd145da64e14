package org.rabrong.platform.messaging.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that this service owns or listens to. Nobody sends or listens before it has succeeded once, because a broker that
 * creates topics by itself would give them other settings than the catalogue's. It is not part of the start: the service comes up
 * without a broker, and whoever needs the topics asks again until the broker is there.
 */
public final class TopicCreation {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> adminSettings;
    private final List<NewTopic> wanted;
    private final ReentrantLock asking = new ReentrantLock();
    private boolean done;

    TopicCreation(
            Map<String, Object> adminSettings,
            TopicCatalogue catalogue,
            String service,
            Set<String> subscribed,
            short replicationFactor) {
        this.adminSettings = adminSettings;
        var topics = new LinkedHashSet<>(catalogue.ownedBy(service));
        subscribed.forEach(name -> topics.add(catalogue.topic(name)));
        var wanted = new ArrayList<NewTopic>();
        topics.forEach(topic -> wanted.add(topic.toCreate(replicationFactor)));
        subscribed.forEach(name -> wanted.add(catalogue.topic(name).deadLettersToCreate(service, replicationFactor)));
        this.wanted = List.copyOf(wanted);
    }

    /**
     * Returns once every topic exists; cheap after the first success.
     *
     * @throws TopicsUnavailableException when the broker cannot be asked just now
     */
    public void ensure() throws InterruptedException {
        // a lock and not a monitor: whoever waits here can be stopped
        asking.lockInterruptibly();
        try {
            if (!done) {
                createMissing();
                done = true;
            }
        } finally {
            asking.unlock();
        }
    }

    private void createMissing() throws InterruptedException {
        try (var admin = Admin.create(settings())) {
            var existing = admin.listTopics().names().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            var missing = wanted.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            for (var creation : admin.createTopics(missing).values().entrySet()) {
                awaitCreated(creation.getKey(), creation.getValue());
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new TopicsUnavailableException("topics could not be created: " + e, e);
        }
    }

    private static void awaitCreated(String name, KafkaFuture<Void> creation)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            creation.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            log.info("Created topic {}", name);
        } catch (ExecutionException e) {
            // another service or instance was faster
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(adminSettings);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        // The default starts over from the bootstrap list in a busy loop while the broker is away; we try again by
        // ourselves
        settings.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        return settings;
    }
}
