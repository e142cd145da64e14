package org.rabrong.document.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.document.DocumentTest;
import org.rabrong.document.EvidenceApi;
import org.rabrong.document.EvidenceApi.Answer;
import org.rabrong.document.OtherServices;
import org.rabrong.document.file.OrphanSweep;
import org.rabrong.document.storage.ObjectStore;
import org.rabrong.document.storage.StoredObject;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files of items, from either side, as their people send and fetch them. */
@DocumentTest
class EvidenceApiTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".getBytes(StandardCharsets.US_ASCII);
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @LocalServerPort
    int port;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectStore store;

    @Autowired
    OrphanSweep sweep;

    private final String round = "krs-files-" + COUNT.incrementAndGet();
    private final String item = round + "/6.1.A/8101";
    private final String reporter = TestTokens.reporter("8101");
    private final String certifier = TestTokens.certifier("BTL");
    private @Nullable EvidenceApi client;
    private @Nullable OtherServices told;

    @BeforeEach
    void items_at_two_offices_certified_by_BTL() {
        client = new EvidenceApi(port);
        told = new OtherServices(kafka);
        told().openRound(round);
        told().createItems(round, "6.1.A", "BTL", List.of("8101", "8102"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().list(reporter, item).status() == 200);
    }

    @Test
    void a_name_may_be_as_long_as_a_file_system_takes() {
        String name = "ก".repeat(251) + ".pdf";
        Answer attached = api().attach(reporter, item, name, PDF, null);
        assertThat(attached.status()).isEqualTo(201);
        assertThat(attached.body().at("/fileName").asString())
                .startsWith("กกกก")
                .endsWith("ก.pdf");
    }

    @Test
    void a_description_that_the_database_does_not_take_is_refused() {
        Answer refused = api().attach(reporter, item, "a.pdf", PDF, "a\0b");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/rule").asString()).isEqualTo("characters");
        assertThat(api().list(reporter, item).body().at("/items")).isEmpty();
    }

    @Test
    void a_file_with_a_thai_name_comes_back_as_it_was_sent() throws NoSuchAlgorithmException {
        Answer attached = api().attach(reporter, item, "บันทึกข้อความ ๑.pdf", PDF, "บันทึกข้อความขอความร่วมมือ");

        assertThat(attached.status()).isEqualTo(201);
        JsonNode body = attached.body();
        assertThat(body.at("/fileName").asString()).isEqualTo("บันทึกข้อความ ๑.pdf");
        assertThat(body.at("/contentType").asString()).isEqualTo("application/pdf");
        assertThat(body.at("/size").asInt()).isEqualTo(PDF.length);
        assertThat(body.at("/sha256").asString()).isEqualTo(sha256(PDF));
        assertThat(body.at("/side").asString()).isEqualTo("OFFICE");
        assertThat(body.at("/description").asString()).isEqualTo("บันทึกข้อความขอความร่วมมือ");
        assertThat(body.at("/uploadedBy").asString()).isNotBlank();
        assertThat(body.at("/round").asString()).isEqualTo(round);
        HttpResponse<byte[]> download = api().download(certifier, body.at("/id").asString());
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.body()).isEqualTo(PDF);
        assertThat(header(download, "Content-Disposition"))
                .startsWith("attachment; ")
                .endsWith("filename*=UTF-8''" + "%E0%B8%9A%E0%B8%B1%E0%B8%99%E0%B8%97%E0%B8%B6%E0%B8%81"
                        + "%E0%B8%82%E0%B9%89%E0%B8%AD%E0%B8%84%E0%B8%A7%E0%B8%B2%E0%B8%A1%20%E0%B9%91.pdf");
        assertThat(header(download, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(download, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(download, "Content-Security-Policy")).isEqualTo("sandbox");
    }

    @Test
    void a_page_is_never_shown_as_the_sites_own_content() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        Answer attached = api().attach(reporter, item, "x.html", page, null);
        HttpResponse<byte[]> download =
                api().download(reporter, attached.body().at("/id").asString());

        assertThat(attached.body().at("/contentType").asString()).isEqualTo("text/html");
        assertThat(header(download, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(download, "Content-Disposition")).startsWith("attachment");
        assertThat(download.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void the_type_is_found_in_the_bytes_whatever_is_claimed() {
        Answer attached = api().attach(reporter, item, "report", PDF, null);

        assertThat(attached.body().at("/contentType").asString()).isEqualTo("application/pdf");
    }

    @Test
    void a_file_of_exactly_10_MB_is_taken_and_one_byte_more_is_refused() {
        byte[] largest = new byte[TEN_MEGABYTES];
        new Random(2559).nextBytes(largest);

        Answer taken = api().attach(reporter, item, "ใหญ่.bin", largest, null);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(api().download(reporter, taken.body().at("/id").asString()).body())
                .isEqualTo(largest);

        List<String> before = objects();
        Answer refused = api().attach(reporter, item, "ใหญ่กว่า.bin", new byte[TEN_MEGABYTES + 1], null);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body().at("/type").asString()).isEqualTo("urn:rabrong:problem:too-large");
        assertThat(refused.body().at("/detail").asString()).contains("10 MB");
        assertThat(names(item)).containsExactly("ใหญ่.bin");
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void a_form_much_larger_than_allowed_is_refused_too() {
        assertThat(api().attach(reporter, item, "ใหญ่มาก.bin", new byte[TEN_MEGABYTES + 2_000_000], null)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void an_empty_file_no_file_and_a_long_description_are_refused_by_name() {
        assertThat(errors(api().attach(reporter, item, "ว่าง.txt", new byte[0], null)))
                .containsExactly("file empty-file");
        assertThat(errors(api().attach(reporter, item, "x.txt", PDF, "ก".repeat(501))))
                .containsExactly("description length");
        assertThat(errors(api().post(reporter, item, EvidenceApi.form(null, PDF, "ไม่มีไฟล์"), null)))
                .containsExactly("file required");
        assertThat(names(item)).isEmpty();
        assertThat(api().attach(reporter, item, "x.txt", PDF, "ก".repeat(500)).status())
                .isEqualTo(201);
    }

    @Test
    void files_are_listed_from_the_newest_in_pages() {
        for (String name : List.of("1.txt", "2.txt", "3.txt")) {
            api().attach(reporter, item, name, PDF, null);
        }
        api().attach(certifier, item, "แบบฟอร์ม.doc", PDF, null);

        assertThat(names(item)).containsExactly("แบบฟอร์ม.doc", "3.txt", "2.txt", "1.txt");
        JsonNode first =
                api().get(reporter, "/items/" + item + "/evidence?limit=3").body();
        JsonNode second = api().get(
                        reporter,
                        "/items/" + item + "/evidence?limit=3&cursor="
                                + first.at("/next").asString())
                .body();
        assertThat(first.at("/items")).hasSize(3);
        assertThat(first.at("/items/0/side").asString()).isEqualTo("BUREAU");
        assertThat(second.at("/items/0/fileName").asString()).isEqualTo("1.txt");
        assertThat(second.at("/next").isNull()).isTrue();
    }

    @Test
    void what_was_attached_is_told_as_agreed_and_numbered_per_item() {
        Answer first = api().attach(reporter, item, "1.pdf", PDF, null);
        Answer second = api().attach(certifier, item, "2.pdf", PDF, "จาก สทร.");

        TestEvent told = kafka.await(
                "rabrong.evidence.v1",
                event -> event.data().at("/id").equals(second.body().at("/id")));

        EventContracts.assertObeys("evidence", told.data());
        assertThat(told.key()).isEqualTo(item);
        assertThat(told.sequence()).isEqualTo(2);
        assertThat(told.data().at("/side").asString()).isEqualTo("BUREAU");
        assertThat(told.data().at("/by/organisation").asString()).isEqualTo("BTL");
        TestEvent before = kafka.await(
                "rabrong.evidence.v1",
                event -> event.data().at("/id").equals(first.body().at("/id")));
        assertThat(before.sequence()).isEqualTo(1);
        assertThat(before.data().at("/by/organisation").asString()).isEqualTo("8101");
    }

    @ParameterizedTest(name = "{0}: list {1}, attach {2}, download {3}, unknown item: list {4}, attach {5}")
    @CsvSource({
        // who           list attach download unknown-list unknown-attach
        "own reporter,   200, 201, 200, 404, 404",
        "other reporter, 403, 403, 404, 403, 403",
        "own bureau,     200, 201, 200, 403, 403",
        "other bureau,   403, 403, 404, 403, 403",
        "psdg,           200, 403, 200, 404, 403",
        "executive,      403, 403, 404, 403, 403",
        "nobody,         403, 403, 404, 403, 403",
        "no token,       401, 401, 401, 401, 401",
    })
    void who_may_do_what(String who, int list, int attach, int download, int unknownList, int unknownAttach) {
        String id = api().attach(reporter, item, "1.pdf", PDF, null)
                .body()
                .at("/id")
                .asString();
        String unknown = round + "/9.9.A/8101";
        String token = switch (who) {
            case "own reporter" -> reporter;
            case "other reporter" -> TestTokens.reporter("8102");
            case "own bureau" -> certifier;
            case "other bureau" -> TestTokens.certifier("BPP");
            case "psdg" -> TestTokens.psdg();
            case "executive" -> TestTokens.executive();
            case "nobody" -> TestTokens.nobody();
            default -> null;
        };

        assertThat(api().list(token, item).status()).isEqualTo(list);
        assertThat(api().attach(token, item, "2.pdf", PDF, null).status()).isEqualTo(attach);
        assertThat(api().download(token, id).statusCode()).isEqualTo(download);
        assertThat(api().list(token, unknown).status()).isEqualTo(unknownList);
        assertThat(api().attach(token, unknown, "2.pdf", PDF, null).status()).isEqualTo(unknownAttach);
        assertThat(names(item)).hasSize(attach == 201 ? 2 : 1);
    }

    @Test
    void files_of_a_removed_item_are_as_if_not_there_and_come_back_with_it() {
        String id = api().attach(reporter, item, "1.pdf", PDF, null)
                .body()
                .at("/id")
                .asString();
        told().removeItems(round, "6.1.A", List.of("8101"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().list(reporter, item).status() == 404);

        for (String token : List.of(reporter, certifier, TestTokens.psdg())) {
            assertThat(api().list(token, item).status()).isIn(403, 404);
            assertThat(api().attach(token, item, "2.pdf", PDF, null).status()).isIn(403, 404);
            assertThat(api().download(token, id).statusCode()).isEqualTo(404);
        }
        assertThat(api().list(TestTokens.reporter("8102"), round + "/6.1.A/8102")
                        .status())
                .as("the other office's item stays")
                .isEqualTo(200);
        assertThat(sweep.sweep(Clock.systemUTC().instant().plusSeconds(5)))
                .as("its bytes are not swept")
                .isZero();

        told().createItems(round, "6.1.A", "BTL", List.of("8101"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().list(reporter, item).status() == 200);
        assertThat(names(item)).containsExactly("1.pdf");
        assertThat(api().download(certifier, id).body()).isEqualTo(PDF);
    }

    @Test
    void the_answer_to_a_foreign_file_is_the_answer_to_none() {
        String id = api().attach(reporter, item, "1.pdf", PDF, null)
                .body()
                .at("/id")
                .asString();
        String foreign = TestTokens.reporter("8102");

        JsonNode other = api().get(foreign, "/evidence/" + id + "/content").body();
        String unknownId = UUID.randomUUID().toString();
        JsonNode unknown =
                api().get(foreign, "/evidence/" + unknownId + "/content").body();

        assertThat(other.toString().replace(id, ""))
                .isEqualTo(unknown.toString().replace(unknownId, ""));
        assertThat(api().get(foreign, "/evidence/no-uuid/content").status()).isEqualTo(404);
    }

    @Test
    void the_same_idempotency_key_attaches_once() {
        byte[] form = EvidenceApi.form("1.pdf", PDF, null);
        String key = UUID.randomUUID().toString();

        Answer first = api().post(reporter, item, form, key);
        Answer again = api().post(reporter, item, form, key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(first);
        assertThat(names(item)).hasSize(1);
    }

    @ParameterizedTest(name = "with an Idempotency-Key: {0}")
    @CsvSource({"false", "true"})
    void nothing_is_left_when_the_transaction_fails(boolean withKey) {
        List<String> before = objects();
        jdbc.sql("alter table evidence add constraint nothing_goes check (file_name <> 'ล้มเหลว.pdf')")
                .update();
        try {
            Answer failed = api().post(
                            reporter,
                            item,
                            EvidenceApi.form("ล้มเหลว.pdf", PDF, null),
                            withKey ? UUID.randomUUID().toString() : null);
            assertThat(failed.status()).isEqualTo(500);
        } finally {
            jdbc.sql("alter table evidence drop constraint nothing_goes").update();
        }

        assertThat(names(item)).isEmpty();
        assertThat(objects()).isEqualTo(before);
        assertThat(api().attach(reporter, item, "สำเร็จ.pdf", PDF, null).status())
                .isEqualTo(201);
        assertThat(kafka.await("rabrong.evidence.v1", event -> event.key().equals(item))
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void what_a_crash_left_behind_is_swept_and_nothing_else() {
        api().attach(reporter, item, "1.pdf", PDF, null);
        List<String> referred = objects();
        String today = referred.getFirst().substring(0, 10);
        String orphan = today + "/" + UUID.randomUUID();
        store.put(orphan, Path.of("pom.xml"));

        assertThat(sweep.sweep(Clock.systemUTC().instant().minus(Duration.ofHours(1))))
                .as("young ones may still be referred to")
                .isZero();
        assertThat(sweep.sweep(Clock.systemUTC().instant().plusSeconds(5))).isEqualTo(1);
        assertThat(objects()).isEqualTo(referred);
    }

    private EvidenceApi api() {
        return Objects.requireNonNull(client);
    }

    private OtherServices told() {
        return Objects.requireNonNull(told);
    }

    private List<String> names(String of) {
        List<String> names = new ArrayList<>();
        api().list(reporter, of)
                .body()
                .at("/items")
                .forEach(file -> names.add(file.at("/fileName").asString()));
        return names;
    }

    private List<String> objects() {
        return store.list("").stream().map(StoredObject::key).sorted().toList();
    }

    private static List<String> errors(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        List<String> errors = new ArrayList<>();
        answer.body()
                .at("/errors")
                .forEach(error -> errors.add(
                        error.at("/field").asString() + " " + error.at("/rule").asString()));
        return errors;
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
