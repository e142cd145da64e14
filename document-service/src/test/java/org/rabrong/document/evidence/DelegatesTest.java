package org.rabrong.document.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rabrong.document.DocumentTest;
import org.rabrong.document.EvidenceApi;
import org.rabrong.document.EvidenceApi.Answer;
import org.rabrong.document.OtherServices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who certifies in a colleague's place sees and attaches files as the bureau's side, as long as the delegation is in force. */
@DocumentTest
class DelegatesTest {

    private static final byte[] PDF = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ROUND = "krs-delegates-1";
    private static final String ITEM = ROUND + "/6.1.A/8101";

    @LocalServerPort
    int port;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_delegate_sees_and_attaches_for_the_bureau_until_it_ends() {
        EvidenceApi api = new EvidenceApi(port);
        OtherServices told = new OtherServices(kafka);
        UUID id = UUID.randomUUID();
        String delegate = TestTokens.of("btl-files", "สมหญิง", "/staff/BTL");
        told.openRound(ROUND);
        told.createItems(ROUND, "6.1.A", "BTL", List.of("8101"));
        told.delegate(UUID.randomUUID(), "BTL", "btl-tomorrow", 1, 9);
        told.delegate(UUID.randomUUID(), "BTL", "btl-yesterday", -9, -1);
        told.delegate(id, "BTL", "btl-files", -1, 0);
        assertThat(api.list(TestTokens.staff("BTL"), ITEM).status()).isEqualTo(403);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.list(delegate, ITEM).status() == 200);

        Answer attached = api.attach(delegate, ITEM, "แบบฟอร์ม.pdf", PDF, null);
        assertThat(attached.status()).isEqualTo(201);
        assertThat(attached.body().at("/side").asString()).isEqualTo("BUREAU");
        assertThat(attached.body().at("/uploadedBy").asString()).isEqualTo("สมหญิง (แทน สมชาย)");
        String file = attached.body().at("/id").asString();
        assertThat(api.download(delegate, file).statusCode()).isEqualTo(200);
        for (String token : List.of(
                TestTokens.of("btl-tomorrow", "ข", "/staff/BTL"),
                TestTokens.of("btl-yesterday", "ค", "/staff/BTL"),
                TestTokens.of("btl-files", "สมหญิง", "/staff/BET"),
                TestTokens.of("btl-files", "สมหญิง"))) {
            assertThat(api.list(token, ITEM).status()).isEqualTo(403);
            assertThat(api.download(token, file).statusCode()).isEqualTo(404);
        }

        told.endDelegation(id, "BTL", "btl-files", -1, 0);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.list(delegate, ITEM).status() == 403);
        assertThat(api.attach(delegate, ITEM, "สาย.pdf", PDF, null).status()).isEqualTo(403);
        assertThat(api.download(delegate, file).statusCode()).isEqualTo(404);
    }

    @Test
    void the_contracts_own_example_is_understood() {
        EventContracts.assertObeys("delegation", EventContracts.example("delegation"));
        JsonNode example = EventContracts.example("delegation");
        kafka.send(
                "rabrong.delegations.v1",
                example.path("id").asString(),
                1,
                "org.rabrong.delegations.given.v1",
                EventContracts.exampleText("delegation"));
        // Its period lies in 2559: it opens nothing now, and its key is not parked, so that the end comes through
        kafka.send(
                "rabrong.delegations.v1",
                example.path("id").asString(),
                2,
                "org.rabrong.delegations.ended.v1",
                EventContracts.exampleText("delegation")
                        .replace("\"endedAt\": null", "\"endedAt\": \"2016-05-03T03:00:00Z\""));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("""
                        select count(*) from inbox where topic = 'rabrong.delegations.v1' and key = :key and last_sequence = 2""")
                                .param("key", example.path("id").asString())
                                .query(Long.class)
                                .single()
                        == 1);
    }
}
