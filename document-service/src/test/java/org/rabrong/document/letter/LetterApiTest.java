package org.rabrong.document.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.document.DocumentTest;
import org.rabrong.document.EvidenceApi;
import org.rabrong.document.EvidenceApi.Answer;
import org.rabrong.document.file.OrphanSweep;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Letters of bureaus, as their people send and fetch them. */
@DocumentTest
class LetterApiTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final String TWO_BUREAUS =
            TestTokens.of("two", "ผู้รับรองสองสำนัก", "/certifier/BTL", "/certifier/BPP");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OrphanSweep sweep;

    private @Nullable EvidenceApi client;

    @BeforeEach
    void aBrowser() {
        client = new EvidenceApi(port);
    }

    @Test
    void a_letter_comes_back_as_it_was_sent_and_always_as_an_attachment() {
        Answer sent = send(TestTokens.certifier("BTL"), "", "ที่ ศธ ๐๔๐๐๑.pdf", PDF);

        assertThat(sent.status()).isEqualTo(201);
        JsonNode letter = sent.body();
        assertThat(letter.at("/fileName").asString()).isEqualTo("ที่ ศธ ๐๔๐๐๑.pdf");
        assertThat(letter.at("/size").asInt()).isEqualTo(PDF.length);
        assertThat(letter.at("/contentType").asString()).isEqualTo("application/pdf");
        assertThat(letter.at("/sha256").asString()).matches("[0-9a-f]{64}");
        assertThat(letter.at("/bureau").asString()).isEqualTo("BTL");
        assertThat(letter.at("/uploadedBy").asString()).isEqualTo("ผู้รับรอง BTL");
        String path = "/letters/" + letter.at("/id").asString();
        assertThat(api().get(TestTokens.psdg(), path).body()).isEqualTo(letter);
        HttpResponse<byte[]> download = api().fetch(TestTokens.certifier("BTL"), path + "/content");
        assertThat(download.body()).isEqualTo(PDF);
        assertThat(header(download, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(download, "Content-Disposition"))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''%E0%B8%97");
        assertThat(header(download, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(download, "Content-Security-Policy")).isEqualTo("sandbox");
    }

    @ParameterizedTest(name = "{0}: send {1}, read a letter of BTL {2}, read none {3}")
    @CsvSource({
        "own bureau,     201, 200, 404",
        "other bureau,   201, 404, 404",
        "psdg,           201, 200, 404",
        "reporter,       403, 404, 404",
        "executive,      403, 404, 404",
        "integrator,     403, 404, 404",
        "nobody,         403, 404, 404",
        "no token,       401, 401, 401",
    })
    void who_may_do_what(String who, int send, int read, int readNone) {
        String id = letterOf("BTL");
        String token = switch (who) {
            case "own bureau" -> TestTokens.certifier("BTL");
            case "other bureau" -> TestTokens.certifier("BPP");
            case "psdg" -> TestTokens.psdg();
            case "reporter" -> TestTokens.reporter("8101");
            case "executive" -> TestTokens.executive();
            case "integrator" -> TestTokens.integrator();
            case "nobody" -> TestTokens.nobody();
            default -> null;
        };
        assertThat(send(token, "", "x.pdf", PDF).status()).isEqualTo(send);
        assertThat(api().get(token, "/letters/" + id).status()).isEqualTo(read);
        assertThat(api().fetch(token, "/letters/" + id + "/content").statusCode())
                .isEqualTo(read);
        assertThat(api().get(token, "/letters/" + UUID.randomUUID()).status()).isEqualTo(readNone);
        assertThat(api().fetch(token, "/letters/" + UUID.randomUUID() + "/content")
                        .statusCode())
                .isEqualTo(readNone);
    }

    @Test
    void the_answer_to_a_foreign_letter_is_the_answer_to_none() {
        String id = letterOf("BTL");
        String unknown = UUID.randomUUID().toString();
        String foreign = TestTokens.certifier("BPP");
        for (String of : new String[] {"", "/content"}) {
            assertThat(api().get(foreign, "/letters/" + id + of)
                            .body()
                            .toString()
                            .replace(id, ""))
                    .isEqualTo(api().get(foreign, "/letters/" + unknown + of)
                            .body()
                            .toString()
                            .replace(unknown, ""));
        }
        assertThat(api().get(TestTokens.psdg(), "/letters/no-uuid").status()).isEqualTo(404);
    }

    @Test
    void who_acts_for_two_bureaus_names_one_of_them() {
        Answer unnamed = send(TWO_BUREAUS, "", "x.pdf", PDF);
        assertThat(unnamed.status()).isEqualTo(422);
        assertThat(unnamed.body().at("/errors/0/field").asString()).isEqualTo("bureau");
        assertThat(unnamed.body().at("/errors/0/rule").asString()).isEqualTo("required");
        assertThat(send(TWO_BUREAUS, "?bureau=BPP", "x.pdf", PDF)
                        .body()
                        .at("/bureau")
                        .asString())
                .isEqualTo("BPP");
        assertThat(send(TWO_BUREAUS, "?bureau=BUS", "x.pdf", PDF).status()).isEqualTo(403);
        assertThat(send(TestTokens.certifier("BTL"), "?bureau=BPP", "x.pdf", PDF)
                        .status())
                .isEqualTo(403);
        assertThat(send(TestTokens.psdg(), "", "x.pdf", PDF)
                        .body()
                        .at("/bureau")
                        .asString())
                .isEqualTo("PSDG");
    }

    @Test
    void what_is_empty_missing_or_too_large_is_refused_and_nothing_is_kept() {
        String certifier = TestTokens.certifier("BTL");
        long before = letters();
        assertThat(send(certifier, "", "x.pdf", new byte[0])
                        .body()
                        .at("/errors/0/rule")
                        .asString())
                .isEqualTo("empty-file");
        assertThat(api().send(certifier, "/letters", EvidenceApi.form(null, PDF, "ไม่มีไฟล์"), null)
                        .body()
                        .at("/errors/0/rule")
                        .asString())
                .isEqualTo("required");
        assertThat(send(certifier, "", "x.pdf", new byte[TEN_MEGABYTES + 1]).status())
                .isEqualTo(413);
        assertThat(letters()).isEqualTo(before);
        assertThat(send(certifier, "", "x.pdf", new byte[TEN_MEGABYTES]).status())
                .isEqualTo(201);
    }

    @Test
    void the_same_idempotency_key_keeps_one_letter() {
        byte[] form = EvidenceApi.form("1.pdf", PDF, null);
        String key = UUID.randomUUID().toString();
        Answer first = api().send(TestTokens.certifier("BTL"), "/letters", form, key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(api().send(TestTokens.certifier("BTL"), "/letters", form, key))
                .isEqualTo(first);
    }

    @Test
    void a_letter_is_no_orphan() {
        String id = letterOf("BTL");
        sweep.sweep(Clock.systemUTC().instant().plusSeconds(5));
        assertThat(api().fetch(TestTokens.psdg(), "/letters/" + id + "/content").body())
                .isEqualTo(PDF);
    }

    private String letterOf(String bureau) {
        return send(TestTokens.certifier(bureau), "", "หนังสือ.pdf", PDF)
                .body()
                .at("/id")
                .asString();
    }

    private Answer send(@Nullable String token, String query, String fileName, byte[] content) {
        return api().send(token, "/letters" + query, EvidenceApi.form(fileName, content, null), null);
    }

    private long letters() {
        return jdbc.sql("select count(*) from letter").query(Long.class).single();
    }

    private EvidenceApi api() {
        return Objects.requireNonNull(client);
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
