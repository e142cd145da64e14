package org.rabrong.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@TallyTest
class IdempotencyTest {

    @Autowired
    RestTestClient http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TallyDesk desk;

    private final String key = UUID.randomUUID().toString();
    private final String name = "tally-" + key;

    @Test
    void a_write_that_is_sent_again_happens_once_and_gets_the_same_answer() {
        String first = text(put(name, key, "{}").expectHeader().doesNotExist("Idempotency-Replayed"));
        String second = text(put(name, key, "{}").expectHeader().valueEquals("Idempotency-Replayed", "true"));

        assertThat(second).isEqualTo(first).contains("\"count\":1");
        assertThat(count(name)).isEqualTo(1);
    }

    @Test
    void without_a_key_or_with_another_key_it_happens_again() {
        put(name, key, "{}");
        put(name, key + "-2", "{}");
        put(name, null, "{}");
        assertThat(count(name)).isEqualTo(3);
    }

    @Test
    void the_version_in_the_answer_is_the_stored_one_with_and_without_a_key() {
        send(HttpMethod.POST, "/tallies/" + name, null, "psdg", null)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(0);
        put(name, null, "{}").expectBody().jsonPath("$.version").isEqualTo(1);
        put(name, key, "{}").expectBody().jsonPath("$.version").isEqualTo(2);
        put(name, key, "{}").expectBody().jsonPath("$.version").isEqualTo(2);
        put(name, null, "{}").expectBody().jsonPath("$.version").isEqualTo(3);
    }

    @Test
    void a_created_thing_is_created_once_and_its_address_told_again() {
        for (int time = 0; time < 2; time++) {
            send(HttpMethod.POST, "/tallies/" + name, key, "psdg", null)
                    .expectStatus()
                    .isCreated()
                    .expectHeader()
                    .valueEquals("Location", "/tallies/" + name)
                    .expectHeader()
                    .contentType("application/json");
        }
    }

    @Test
    void twins_at_the_same_moment_happen_once() throws Exception {
        int twins = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int twin = 0; twin < twins; twin++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return text(put(name, key, "{}"));
                }));
            }
            start.countDown();
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get())
                    .contains("\"count\":1")
                    .isEqualTo(answers.getFirst().get());
        }
        assertThat(count(name)).isEqualTo(1);
    }

    @Test
    void the_key_of_another_request_is_refused() {
        put(name, key, "{\"value\": 1}").expectStatus().isOk();
        put(name, key, "{\"value\": 2}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:idempotency-key-reused")
                .jsonPath("$.detail")
                .isEqualTo("Idempotency-Key นี้เคยใช้กับคำขออื่นแล้ว กรุณาใช้คีย์ใหม่");
        put(name + "-other", key, "{\"value\": 1}").expectStatus().isEqualTo(422);
        assertThat(count(name)).isEqualTo(1);
    }

    @Test
    void keys_of_different_persons_have_nothing_to_do_with_each_other() {
        send(HttpMethod.PUT, "/tallies/" + name, key, "somchai", "{}")
                .expectStatus()
                .isOk();
        send(HttpMethod.PUT, "/tallies/" + name, key, "somsri", "{}")
                .expectStatus()
                .isOk();
        assertThat(count(name)).isEqualTo(2);
    }

    @Test
    void a_refused_request_stores_nothing_and_may_be_repeated_with_its_key() {
        send(HttpMethod.PUT, "/tallies/" + name + "/refused", key, "psdg", "{}")
                .expectStatus()
                .isEqualTo(422);
        send(HttpMethod.PUT, "/tallies/" + name + "/refused", key, "psdg", "{}")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .doesNotExist("Idempotency-Replayed");
        assertThat(jdbc.sql("SELECT count(*) FROM tallies WHERE name = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(keys(key)).isZero();
    }

    @Test
    void a_lost_race_is_told_as_conflict_with_a_key_too() {
        put(name, null, "{}").expectStatus().isOk();
        send(HttpMethod.PUT, "/tallies/" + name + "/late", key, "psdg", "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:conflict");
    }

    @Test
    void a_key_of_wrong_form_is_refused() {
        for (String wrong : new String[] {"", "with space", "x".repeat(201)}) {
            put(name, wrong, "{}")
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void a_file_is_taken_once() {
        int before = desk.commands();
        for (int time = 0; time < 2; time++) {
            var form = new LinkedMultiValueMap<String, Object>();
            form.add("file", new ByteArrayResource("หลักฐาน".getBytes(StandardCharsets.UTF_8)) {
                @Override
                public String getFilename() {
                    return "หลักฐาน.pdf";
                }
            });
            http.post()
                    .uri("/files")
                    .header("Authorization", "Bearer " + TestTokens.psdg())
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.MULTIPART_FORM_DATA)
                    .body(form)
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.size")
                    .isEqualTo(21);
        }
        assertThat(desk.commands()).isEqualTo(before + 1);
    }

    @Test
    void a_read_is_not_remembered() {
        send(HttpMethod.GET, "/whoami", key, "psdg", null).expectStatus().isOk();
        assertThat(keys(key)).isZero();
    }

    private RestTestClient.ResponseSpec put(String tally, @Nullable String withKey, String body) {
        return send(HttpMethod.PUT, "/tallies/" + tally, withKey, "psdg", body);
    }

    private RestTestClient.ResponseSpec send(
            HttpMethod method, String path, @Nullable String withKey, String username, @Nullable String body) {
        var request =
                http.method(method).uri(path).header("Authorization", "Bearer " + TestTokens.of(username, username));
        if (withKey != null) {
            request = request.header("Idempotency-Key", withKey);
        }
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private static String text(RestTestClient.ResponseSpec answer) {
        byte[] body = answer.expectStatus().isOk().expectBody().returnResult().getResponseBodyContent();
        return new String(body, StandardCharsets.UTF_8);
    }

    private int count(String tally) {
        return jdbc.sql("SELECT count FROM tallies WHERE name = ?")
                .param(tally)
                .query(Integer.class)
                .single();
    }

    private int keys(String used) {
        return jdbc.sql("SELECT count(*) FROM idempotency_keys WHERE key = ?")
                .param(used)
                .query(Integer.class)
                .single();
    }
}
