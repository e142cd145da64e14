package org.rabrong.platform.messaging.outbox;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.rabrong.platform.messaging.MessagingProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A relay as a process of its own, to be killed. Ends when its input does, so that it never outlives the test. */
final class RelayMain {

    private RelayMain() {}

    public static void main(String[] args) throws IOException {
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(args[0]);
            database.setUsername(args[1]);
            database.setPassword(args[2]);
            database.setMaximumPoolSize(2);
            var settings = new MessagingProperties.Relay(
                    true, Duration.ofMillis(20), 200, Duration.ofSeconds(10), Duration.ofSeconds(1));
            var relay = new OutboxRelay(
                    new OutboxTable(JdbcClient.create(database), "/things-service"),
                    new TransactionTemplate(new JdbcTransactionManager(database)),
                    new EventSender(Map.of("bootstrap.servers", args[3]), settings.sendTimeout()),
                    () -> {},
                    settings);
            relay.start();
            System.in.transferTo(System.out);
            relay.stop();
        }
    }
}
