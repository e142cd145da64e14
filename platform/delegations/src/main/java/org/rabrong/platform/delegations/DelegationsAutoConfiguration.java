package org.rabrong.platform.delegations;

import java.time.Clock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.Location;
import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A delegate holds the bureau's right while the delegation is in force: table, subscription, and the answer to who asks. */
@AutoConfiguration(
        before = FlywayAutoConfiguration.class,
        after = DataSourceAutoConfiguration.class,
        beforeName = "org.rabrong.platform.messaging.topics.TopicsAutoConfiguration")
class DelegationsAutoConfiguration {

    @Bean
    FlywayConfigurationCustomizer delegationsMigrations() {
        return flyway -> flyway.locations(Stream.concat(
                        Stream.of(flyway.getLocations()).map(Location::getDescriptor),
                        Stream.of("classpath:db/delegations"))
                .toArray(String[]::new));
    }

    @Bean
    DelegatedCertification delegatedCertification(DataSource database, Clock clock) {
        return new DelegatedCertification(new JdbcTemplate(database), clock);
    }

    @Bean
    EventSubscription delegations(DelegatedCertification delegated) {
        return new EventSubscription("rabrong.delegations.v1", delegated::told);
    }
}
