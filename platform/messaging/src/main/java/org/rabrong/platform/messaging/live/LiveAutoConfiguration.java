package org.rabrong.platform.messaging.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.rabrong.platform.messaging.LiveSubscription;
import org.rabrong.platform.messaging.topics.TopicCatalogue;
import org.rabrong.platform.messaging.topics.TopicCreation;
import org.rabrong.platform.messaging.topics.TopicsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** A {@link LiveListener} for each {@link LiveSubscription}. */
@AutoConfiguration(after = TopicsAutoConfiguration.class)
@ConditionalOnBean(TopicCreation.class)
class LiveAutoConfiguration {

    @Bean
    LiveListeners liveListeners(
            ObjectProvider<LiveSubscription> subscriptions,
            TopicCatalogue catalogue,
            TopicCreation topics,
            ConsumerFactory<?, ?> kafka) {
        Map<String, Object> settings = settings(kafka.getConfigurationProperties());
        return new LiveListeners(subscriptions
                .orderedStream()
                .map(subscription ->
                        new LiveListener(subscription, catalogue.topic(subscription.topic()), settings, topics))
                .toList());
    }

    private static Map<String, Object> settings(Map<String, Object> shared) {
        Map<String, Object> settings = new HashMap<>(shared);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /** All of them as one bean. */
    record LiveListeners(List<LiveListener> listeners) implements SmartLifecycle {

        @Override
        public void start() {
            listeners.forEach(LiveListener::start);
        }

        @Override
        public void stop() {
            listeners.forEach(LiveListener::stop);
        }

        @Override
        public boolean isRunning() {
            return listeners.stream().anyMatch(LiveListener::isRunning);
        }
    }
}
