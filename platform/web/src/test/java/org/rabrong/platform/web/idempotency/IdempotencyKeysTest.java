package org.rabrong.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestDatabase;
import org.rabrong.platform.test.TestServers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class IdempotencyKeysTest {

    private static final Instant NOW = Instant.parse("2016-04-18T03:00:00Z");

    private final IdempotencyKeys keys = new IdempotencyKeys(JdbcClient.create(migrated(TestServers.newDatabase())));

    @Test
    void a_key_is_forgotten_after_seven_days() {
        keys.claim("somchai", "old", "f", NOW.minus(IdempotencyKeys.LIFETIME).minusSeconds(1));
        keys.claim("somchai", "young", "f", NOW.minus(Duration.ofDays(6)));

        assertThat(keys.forgetOld(NOW)).isEqualTo(1);

        assertThat(keys.claim("somchai", "old", "g", NOW)).isTrue();
        assertThat(keys.claim("somchai", "young", "g", NOW)).isFalse();
    }

    @Test
    void the_answer_comes_back_byte_by_byte() {
        byte[] body = "{\"name\":\"รับรอง\"}".getBytes(StandardCharsets.UTF_8);
        keys.claim("somchai", "k", "f", NOW);
        keys.store("somchai", "k", new StoredAnswer("f", 201, "application/json", "/x", body));

        StoredAnswer answer = keys.answer("somchai", "k");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.location()).isEqualTo("/x");
        assertThat(answer.body()).isEqualTo(body);
    }

    private static DriverManagerDataSource migrated(TestDatabase database) {
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/web")
                .load()
                .migrate();
        return source;
    }
}
