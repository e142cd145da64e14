package org.rabrong.document.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rabrong.document.EvidenceApi;
import org.rabrong.document.OtherServices;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestServer;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service without its object store: it starts, answers, and says what is wrong. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "rabrong.s3.url=http://127.0.0.1:1")
@WithServers({TestServer.POSTGRES, TestServer.KAFKA})
class StorageAwayTest {

    @LocalServerPort
    int port;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_file_is_refused_with_503_and_nothing_is_half_done() {
        EvidenceApi api = new EvidenceApi(port);
        String reporter = TestTokens.reporter("8101");
        String item = "krs-away/6.1.A/8101";
        OtherServices told = new OtherServices(kafka);
        told.openRound("krs-away");
        told.createItems("krs-away", "6.1.A", "BTL", List.of("8101"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.list(reporter, item).status() == 200);

        EvidenceApi.Answer answer =
                api.attach(reporter, item, "1.pdf", "%PDF-1.4".getBytes(StandardCharsets.UTF_8), null);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body().at("/type").asString()).isEqualTo("urn:rabrong:problem:storage-away");
        assertThat(answer.body().at("/title").asString()).isEqualTo("ที่เก็บเอกสารไม่พร้อมใช้งาน");
        assertThat(api.list(reporter, item).body().at("/items")).isEmpty();
        assertThat(jdbc.sql("select count(*) from evidence").query(Long.class).single())
                .isZero();
        assertThat(jdbc.sql("select files from item").query(Integer.class).single())
                .isZero();
        assertThat(kafka.received("rabrong.evidence.v1")).isEmpty();
    }
}
