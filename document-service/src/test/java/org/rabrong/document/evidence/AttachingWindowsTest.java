package org.rabrong.document.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
import org.rabrong.document.storage.ObjectStore;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When either side may attach, over HTTP, from what the other services told: the page is told the same that a file then meets. */
@DocumentTest
class AttachingWindowsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectStore store;

    private final String round = "krs-windows-" + COUNT.incrementAndGet();
    private final String item = round + "/6.1.A/8101";
    private final String reporter = TestTokens.reporter("8101");
    private final String certifier = TestTokens.certifier("BTL");
    private @Nullable EvidenceApi client;
    private @Nullable OtherServices told;

    @BeforeEach
    void aBrowser() {
        client = new EvidenceApi(port);
        told = new OtherServices(kafka);
    }

    @ParameterizedTest(name = "{0}: office {6}, bureau {7}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why                          | reporting | certifying | status       | fix by, reopened | carried from | office               | bureau
            in both windows                | -5..5     | -5..5      | -            | -                | -            | 201                  | 201
            on the first day               | 0..5      | 0..5       | -            | -                | -            | 201                  | 201
            on the last day                | -5..0     | -5..0      | -            | -                | -            | 201                  | 201
            the day before                 | 1..5      | 1..5       | -            | -                | -            | window-closed        | window-closed
            the day after                  | -5..-1    | -5..-1     | AWAITING     | -                | -            | window-closed        | window-closed
            only certification is open     | -5..-1    | -5..5      | AWAITING     | -                | -            | window-closed        | 201
            only reporting is open         | -5..5     | 6..9       | NOT_REPORTED | -                | -            | 201                  | window-closed
            rejected, fix-by today         | -5..-1    | -5..5      | REJECTED     | 0,               | -            | 201                  | 201
            rejected, fix-by yesterday     | -5..-2    | -5..5      | REJECTED     | -1,              | -            | window-closed        | 201
            reopened until today           | -5..-2    | -5..-1     | AWAITING     | ,0               | -            | 201                  | window-closed
            reopened until yesterday       | -5..-2    | -5..5      | AWAITING     | ,-1              | -            | window-closed        | 201
            confirmed in the window        | -5..5     | -5..5      | CONFIRMED    | -                | -            | item-confirmed       | 201
            confirmed, a reopening lasts   | -5..-1    | -5..5      | CONFIRMED    | ,3               | -            | item-confirmed       | 201
            confirmed after all windows    | -5..-1    | -5..-1     | CONFIRMED    | -                | -            | item-confirmed       | window-closed
            carried forward                | -5..5     | -5..5      | CONFIRMED    | -                | krs-0        | item-carried-forward | 201
            carried forward, undecided     | -5..5     | -5..5      | AWAITING     | -                | krs-0        | item-carried-forward | 201
            carried forward after all      | -5..-1    | -5..-1     | REJECTED     | -                | krs-0        | item-carried-forward | window-closed
            carried forward and reopened   | -5..-1    | -5..5      | AWAITING     | ,2               | krs-0        | 201                  | 201
            carried forward, to be fixed   | -5..-1    | -5..5      | REJECTED     | 2,               | krs-0        | 201                  | 201
            """)
    void who_may_attach_when(
            String why,
            String reporting,
            String certification,
            @Nullable String status,
            @Nullable String days,
            @Nullable String carriedFrom,
            String office,
            String bureau) {
        told().schedule(round, reporting, certification);
        createItem();
        if (status != null) {
            String[] granted = days == null ? new String[] {"", ""} : days.split(",", -1);
            told().certify(item, status, number(granted[0]), number(granted[1]), carriedFrom);
            await().atMost(Duration.ofSeconds(60)).until(() -> certifications() == 1);
        }

        assertAnswers(reporter, office);
        assertAnswers(certifier, bureau);
        assertAnswers(TestTokens.psdg(), "403");
    }

    @ParameterizedTest(name = "{0} until day {1} for {2}, revoked {3}: office {4}, bureau {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            REPORTING     | 3  | ''             | false | 201           | window-closed
            REPORTING     | 0  | office=8101    | false | 201           | window-closed
            REPORTING     | 3  | bureau=BTL     | false | 201           | window-closed
            REPORTING     | 3  | variable=6.1.A | false | 201           | window-closed
            REPORTING     | -1 | office=8101    | false | window-closed | window-closed
            REPORTING     | 3  | office=8102    | false | window-closed | window-closed
            REPORTING     | 3  | bureau=BPP     | false | window-closed | window-closed
            REPORTING     | 3  | variable=6.1.B | false | window-closed | window-closed
            REPORTING     | 3  | ''             | true  | window-closed | window-closed
            CERTIFICATION | 3  | bureau=BTL     | false | window-closed | 201
            CERTIFICATION | 3  | bureau=BTL     | true  | window-closed | window-closed
            """)
    void an_extension_counts_for_the_items_that_it_matches(
            String window, int days, String scope, boolean revoked, String office, String bureau) {
        told().schedule(round, "-9..-2", "-9..-2");
        UUID id = UUID.randomUUID();
        told().extend(round, id, window, days, scope, false);
        if (revoked) {
            told().extend(round, id, window, days, scope, true);
        }
        createItem();

        assertAnswers(reporter, office);
        assertAnswers(certifier, bureau);
    }

    @Test
    void the_refusal_names_the_days_and_the_file_is_not_even_read() {
        told().schedule(round, "-9..-2", "-9..5");
        told().extend(round, UUID.randomUUID(), "REPORTING", -1, "office=8101", false);
        createItem();

        Answer refused = api().attach(reporter, item, "ใหญ่.bin", new byte[10 * 1024 * 1024 + 1], null);

        assertThat(refused.status()).as("not 413").isEqualTo(409);
        assertThat(refused.body().at("/title").asString()).isEqualTo("อยู่นอกช่วงเวลาแนบไฟล์");
        assertThat(refused.body().at("/opens").asString())
                .isEqualTo(told().today().minusDays(9).toString());
        assertThat(refused.body().at("/closes").asString())
                .isEqualTo(told().today().minusDays(1).toString());
        assertThat(api().post(reporter, item, EvidenceApi.form(null, PDF, "ไม่มีไฟล์"), null)
                        .status())
                .as("not 422")
                .isEqualTo(409);
    }

    @Test
    void a_carried_item_names_its_origin() {
        told().openRound(round);
        createItem();
        told().certify(item, "CONFIRMED", null, null, "krs-2559-6m");
        await().atMost(Duration.ofSeconds(60)).until(() -> certifications() == 1);

        Answer refused = api().attach(reporter, item, "1.pdf", PDF, null);

        assertThat(refused.body().at("/carriedFrom").asString()).isEqualTo("krs-2559-6m");
        assertThat(refused.body().at("/detail").asString()).contains("krs-2559-6m");
    }

    @Test
    void a_decision_that_is_withdrawn_opens_the_item_again() {
        told().openRound(round);
        createItem();
        told().certify(item, "CONFIRMED", null, null, null);
        await().atMost(Duration.ofSeconds(60)).until(() -> certifications() == 1);
        assertAnswers(reporter, "item-confirmed");

        told().certify(item, "AWAITING", null, null, null);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().list(reporter, item).body().at("/mayAttach").asBoolean());
        assertAnswers(reporter, "201");
    }

    /** The list says what the file then meets, and a refused one leaves nothing anywhere. */
    private void assertAnswers(String token, String expected) {
        int objects = store.list("").size();
        Answer list = api().list(token, item);
        Answer answer = api().attach(token, item, "1.pdf", PDF, null);

        boolean attached = expected.equals("201");
        boolean never = expected.equals("403");
        assertThat(list.body().at("/mayAttach").asBoolean()).isEqualTo(attached);
        assertThat(list.body().at("/lockedBecause").asString(null)).isEqualTo(lock(expected));
        assertThat(list.body().at("/opens").isNull()).isEqualTo(never);
        assertThat(list.body().at("/closes").isNull()).isEqualTo(never);
        assertThat(answer.status()).isEqualTo(attached ? 201 : never ? 403 : 409);
        if (!attached && !never) {
            assertThat(answer.body().at("/type").asString()).isEqualTo("urn:rabrong:problem:" + expected);
        }
        assertThat(api().list(token, item).body().at("/items"))
                .hasSize(list.body().at("/items").size() + (attached ? 1 : 0));
        assertThat(store.list("")).hasSize(objects + (attached ? 1 : 0));
    }

    private static @Nullable String lock(String expected) {
        return switch (expected) {
            case "window-closed" -> "WINDOW_CLOSED";
            case "item-confirmed" -> "CONFIRMED";
            case "item-carried-forward" -> "CARRIED_FORWARD";
            default -> null;
        };
    }

    private void createItem() {
        told().createItems(round, "6.1.A", "BTL", List.of("8101"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api().list(reporter, item).status() == 200);
    }

    private long certifications() {
        return jdbc.sql("select count(*) from certification where round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    private static @Nullable Integer number(String text) {
        return text.isBlank() ? null : Integer.valueOf(text.strip());
    }

    private EvidenceApi api() {
        return Objects.requireNonNull(client);
    }

    private OtherServices told() {
        return Objects.requireNonNull(told);
    }
}
