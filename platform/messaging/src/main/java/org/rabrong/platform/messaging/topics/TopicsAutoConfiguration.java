package org.rabrong.platform.messaging.topics;

import java.util.stream.Collectors;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.MessagingProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;
import org.springframework.kafka.core.KafkaAdmin;

/** The catalogue, and the topics made from it. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnBean(KafkaAdmin.class)
@EnableConfigurationProperties(MessagingProperties.class)
public class TopicsAutoConfiguration {

    @Bean
    TopicCatalogue topicCatalogue(ResourceLoader resources, MessagingProperties properties) {
        return TopicCatalogue.read(resources.getResource(properties.catalogue()));
    }

    @Bean
    TopicCreation topicCreation(
            KafkaAdmin admin,
            TopicCatalogue catalogue,
            @Value("${spring.application.name}") String service,
            ObjectProvider<EventSubscription> subscriptions,
            MessagingProperties properties) {
        var subscribed = subscriptions.stream().map(EventSubscription::topic).collect(Collectors.toSet());
        return new TopicCreation(
                admin.getConfigurationProperties(), catalogue, service, subscribed, properties.replicationFactor());
    }
}
