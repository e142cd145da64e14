package org.rabrong.platform.web.idempotency;

import java.time.Clock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.Location;
import org.rabrong.platform.web.limits.RequestLimits;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Idempotency keys for services that have a database; {@code rabrong.web.idempotency.enabled=false} leaves them out. */
@AutoConfiguration(before = FlywayAutoConfiguration.class, after = DataSourceAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(name = "rabrong.web.idempotency.enabled", matchIfMissing = true)
class IdempotencyAutoConfiguration {

    /** After security (-100) and the limit of bodies (-50). */
    private static final int ORDER = -40;

    @Bean
    FlywayConfigurationCustomizer idempotencyMigrations() {
        return flyway -> flyway.locations(Stream.concat(
                        Stream.of(flyway.getLocations()).map(Location::getDescriptor), Stream.of("classpath:db/web"))
                .toArray(String[]::new));
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            DataSource database,
            PlatformTransactionManager transactions,
            ProblemRenderer renderer,
            RequestLimits limits,
            Clock clock) {
        IdempotencyKeys keys = new IdempotencyKeys(JdbcClient.create(database));
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        var registration =
                new FilterRegistrationBean<>(new IdempotencyFilter(keys, transaction, renderer, limits, clock));
        registration.setOrder(ORDER);
        return registration;
    }
}
