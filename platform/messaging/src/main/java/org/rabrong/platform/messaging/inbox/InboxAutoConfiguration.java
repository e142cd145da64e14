package org.rabrong.platform.messaging.inbox;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.MessagingProperties;
import org.rabrong.platform.messaging.topics.TopicCatalogue;
import org.rabrong.platform.messaging.topics.TopicCreation;
import org.rabrong.platform.messaging.topics.TopicsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** A listener for each {@link EventSubscription}, in a group named like the service. */
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, TopicsAutoConfiguration.class})
@ConditionalOnBean(DataSource.class)
class InboxAutoConfiguration {

    @Bean
    ParkedTable parkedTable(DataSource database) {
        return new ParkedTable(JdbcClient.create(database));
    }

    @Bean
    DeadLetters deadLetters(
            ProducerFactory<?, ?> kafka, TopicCatalogue catalogue, @Value("${spring.application.name}") String group) {
        return new DeadLetters(kafka.getConfigurationProperties(), catalogue, group);
    }

    @Bean
    InboxByTopic inboxByTopic(
            ObjectProvider<EventSubscription> subscriptions,
            TopicCatalogue catalogue,
            DataSource database,
            PlatformTransactionManager transactions,
            ParkedTable parked) {
        var inbox = new InboxTable(JdbcClient.create(database));
        var handling = new LinkedHashMap<String, EventHandling>();
        subscriptions.orderedStream().forEach(subscription -> {
            var guard = new InboxGuard(catalogue.topic(subscription.topic()), inbox, parked);
            var former = handling.put(
                    subscription.topic(),
                    new EventHandling(subscription, guard, new TransactionTemplate(transactions)));
            if (former != null) {
                throw new IllegalStateException("two subscriptions to " + subscription.topic());
            }
        });
        return new InboxByTopic(handling);
    }

    @Bean
    ParkingLot parkedEvents(
            ParkedTable table, DeadLetters deadLetters, PlatformTransactionManager transactions, InboxByTopic inbox) {
        return new ParkingLot(table, deadLetters, new TransactionTemplate(transactions), inbox.handling());
    }

    @Bean
    Subscriptions eventSubscriptions(
            InboxByTopic inbox,
            ParkingLot parkingLot,
            DeadLetters deadLetters,
            ConsumerFactory<?, ?> kafka,
            @Value("${spring.application.name}") String group,
            TopicCreation topics,
            MessagingProperties properties) {
        var consumers = new DefaultKafkaConsumerFactory<@Nullable String, byte @Nullable []>(
                consumerSettings(kafka.getConfigurationProperties(), properties.inbox()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var listeners = new ArrayList<KafkaMessageListenerContainer<?, ?>>();
        inbox.handling().forEach((topic, handling) -> {
            var container = new ContainerProperties(topic);
            container.setGroupId(group);
            container.setClientId(group + "-" + topic);
            container.setAckMode(ContainerProperties.AckMode.BATCH);
            container.setMessageListener(new InboxListener(
                    handling, parkingLot, deadLetters, properties.inbox().attempts()));
            var listener = new KafkaMessageListenerContainer<>(consumers, container);
            listener.setBeanName(topic);
            listener.setCommonErrorHandler(retryForEver(properties.inbox()));
            listeners.add(listener);
        });
        return new Subscriptions(listeners, topics);
    }

    /** The subscriptions' ways of handling, by topic: a type of its own, so that no other map is injected by accident. */
    record InboxByTopic(Map<String, EventHandling> handling) {}

    private static Map<String, Object> consumerSettings(Map<String, Object> shared, MessagingProperties.Inbox inbox) {
        var settings = new HashMap<>(shared);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, inbox.maxPollRecords());
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                inbox.sessionTimeout().toMillis());
        settings.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) inbox.sessionTimeout().toMillis() / 4);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return settings;
    }

    /** The listener alone decides when a batch is given up; here it is only paused and given again. */
    private static DefaultErrorHandler retryForEver(MessagingProperties.Inbox inbox) {
        var pauses = new ExponentialBackOff(inbox.firstPause().toMillis(), 2);
        pauses.setMaxInterval(inbox.maxPause().toMillis());
        var handler = new DefaultErrorHandler(
                (record, failure) -> {
                    throw new IllegalStateException("a batch is never given up here", failure);
                },
                pauses);
        // no exception counts as hopeless, as some do by default
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Metrics {

        @Bean
        InboxMetrics inboxMetrics(ParkedTable table) {
            return new InboxMetrics(table);
        }
    }
}
