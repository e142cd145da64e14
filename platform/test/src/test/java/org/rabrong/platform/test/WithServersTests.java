package org.rabrong.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.security.Principal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

@SpringBootTest
@AutoConfigureMockMvc
@WithServers({TestServer.POSTGRES, TestServer.KAFKA, TestServer.S3, TestServer.MAIL, TestServer.KEYCLOAK})
class WithServersTests {

    @SpringBootApplication
    @RestController
    static class Application {

        @GetMapping("/who")
        String who(Principal principal) {
            return principal.getName();
        }
    }

    record Reported(String item, BigDecimal value) {}

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestKafka kafka;

    @Value("${rabrong.s3.url}/${rabrong.s3.bucket}")
    String bucket;

    @Value("${rabrong.keycloak.url}")
    String keycloak;

    @Autowired
    TestMail mail;

    @Test
    void a_context_knows_its_other_servers() {
        assertThat(bucket).startsWith("http://127.0.0.1:").contains("/rabrong-test-");
        assertThat(mail.messages()).isEmpty();
        String realm = RestClient.create()
                .get()
                .uri(keycloak + "/realms/master")
                .retrieve()
                .body(String.class);
        assertThat(realm).contains("\"realm\":\"master\"");
    }

    @Test
    void a_context_has_a_database_of_its_own() {
        String database =
                jdbc.sql("select current_database()").query(String.class).single();

        assertThat(database).startsWith("rabrong_test_");
    }

    @Test
    void an_event_that_another_service_would_send_arrives_as_it_was_sent() {
        kafka.createTopic("rabrong.entries.v1", 3);
        kafka.send("rabrong.entries.v1", "item", 1, "org.rabrong.entries.reported.v1", "{\"value\":\"412\"}");
        kafka.send(
                "rabrong.entries.v1",
                "item",
                2,
                "org.rabrong.entries.reported.v1",
                new Reported("item", new BigDecimal("3.7000")));

        TestEvent second = kafka.await("rabrong.entries.v1", event -> event.sequence() == 2);

        assertThat(second.data().get("value").asString()).isEqualTo("3.7000");
        assertThat(kafka.received("rabrong.entries.v1"))
                .extracting(TestEvent::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void a_token_of_this_run_is_accepted() {
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + TestTokens.reporter("8101")))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(TestTokens.subject("office-8101"));
    }

    @Test
    void an_expired_a_forged_and_a_foreign_token_are_refused() {
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + TestTokens.expired()))
                .hasStatus(401);
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + TestTokens.forged()))
                .hasStatus(401);
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + TestTokens.fromAnotherIssuer()))
                .hasStatus(401);
    }
}
