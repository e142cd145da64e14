package org.rabrong.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rabrong.scoring.ScoresApi.codes;
import static org.rabrong.scoring.ScoresApi.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.messaging.EventData;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.scoring.OtherServices;
import org.rabrong.scoring.ScoresApi;
import org.rabrong.scoring.ScoringTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Two instances handle two items of one office at the same moment: neither overlooks the other's. */
@ScoringTest
class ScoreLocksTest {

    @Autowired
    OtherServices others;

    @Autowired
    ScoresApi api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("itemsChanged")
    EventSubscription itemsChanged;

    @Test
    void a_batch_waits_for_another_that_changes_the_same_office() {
        String round = "krs-locks-6m";
        others.publish("krs-locks", 1, "UNDECIDED_COUNTS_ONE");
        others.schedule(round, "krs-locks", 1);
        others.createAllItems(round, "krs-locks", 1, List.of("8101", "8102"));
        api.awaitCard(round, "8102", card -> codes(card).size() == 3);

        CompletableFuture<Void> second = transaction.execute(status -> {
            itemsChanged.handler().accept(List.of(confirmed(round, "2.A", "8101", "412")));
            // Another office's batch is not held up
            handle(confirmed(round, "6.1.A", "8102", "4")).join();
            CompletableFuture<Void> other = handle(confirmed(round, "2.B", "8101", "480"));
            await().atMost(Duration.ofSeconds(30)).until(() -> other.isDone() || somebodyWaits());
            return other;
        });
        Objects.requireNonNull(second).join();

        assertThat(line(api.card(round, "8101"), "2")).isEqualTo("5.0000 5.0000 5.0000 CONFIRMED");
        assertThat(line(api.card(round, "8102"), "6.1")).isEqualTo("4.0000 4.0000 4.0000 CONFIRMED");
    }

    private CompletableFuture<Void> handle(ReceivedEvent event) {
        return CompletableFuture.runAsync(() -> transaction.executeWithoutResult(
                status -> itemsChanged.handler().accept(List.of(event))));
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static ReceivedEvent confirmed(String round, String variable, String office, String value) {
        String json = """
                {"round": "%s", "variable": "%s", "office": "%s", "subIndicator": "%s", "status": "CONFIRMED", "value": "%s",
                 "revision": 1, "reason": null, "auditScore": null, "by": {"name": "กพร.", "organisation": "PSDG"},
                 "at": "2016-05-02T08:00:00Z"}""".formatted(round, variable, office, OtherServices.subIndicator(variable), value);
        String key = round + "/" + variable + "/" + office;
        return new ReceivedEvent(
                "rabrong.confirmations.v1",
                key,
                1,
                key,
                "org.rabrong.confirmations.confirmed.v1",
                Instant.parse("2016-05-02T08:00:00Z"),
                new EventData() {
                    @Override
                    public <T> T as(Class<T> type) {
                        return JsonMapper.shared().readValue(json, type);
                    }
                });
    }
}
