package org.rabrong.platform.messaging.outbox;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.Location;
import org.rabrong.platform.messaging.MessagingProperties;
import org.rabrong.platform.messaging.topics.TopicCatalogue;
import org.rabrong.platform.messaging.topics.TopicCreation;
import org.rabrong.platform.messaging.topics.TopicsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox, its relay, and the tables of both outbox and inbox. */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, TopicsAutoConfiguration.class},
        before = FlywayAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
class OutboxAutoConfiguration {

    @Bean
    FlywayConfigurationCustomizer messagingTables() {
        return flyway -> flyway.locations(Stream.concat(
                        Arrays.stream(flyway.getLocations()),
                        Stream.of(Location.fromPath("classpath:", "db/messaging")))
                .toArray(Location[]::new));
    }

    @Bean
    OutboxTable outboxTable(DataSource database, @Value("${spring.application.name}") String service) {
        return new OutboxTable(JdbcClient.create(database), "/" + service);
    }

    @Bean
    JdbcOutbox outbox(
            OutboxTable table,
            TopicCatalogue catalogue,
            @Value("${spring.application.name}") String service,
            MessagingProperties properties,
            ObjectProvider<Clock> clock,
            ObjectProvider<OutboxRelay> relay) {
        return new JdbcOutbox(
                table,
                catalogue,
                "/" + service,
                properties.maxEventSize().toBytes(),
                clock.getIfAvailable(Clock::systemUTC),
                () -> relay.ifAvailable(OutboxRelay::wake));
    }

    @Bean
    @ConditionalOnProperty(name = "rabrong.messaging.relay.enabled", matchIfMissing = true)
    OutboxRelay outboxRelay(
            OutboxTable table,
            DataSource database,
            ProducerFactory<?, ?> kafka,
            TopicCreation topics,
            MessagingProperties properties) {
        var settings = properties.relay();
        // transactions of its own: in a service with JPA the application's manager would open an entity manager each
        // time
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var sender = new EventSender(kafka.getConfigurationProperties(), settings.sendTimeout());
        return new OutboxRelay(table, transaction, sender, topics::ensure, settings);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Metrics {

        @Bean
        OutboxMetrics outboxMetrics(OutboxTable table) {
            return new OutboxMetrics(table);
        }
    }
}
