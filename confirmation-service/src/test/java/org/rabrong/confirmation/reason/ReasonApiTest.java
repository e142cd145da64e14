package org.rabrong.confirmation.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The reasons that are offered with a rejection. */
@ConfirmationTest
class ReasonApiTest {

    private static final String BTL = TestTokens.certifier("BTL");
    private static final String BET = TestTokens.certifier("BET");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Test
    void a_bureau_keeps_its_own_beside_those_of_everybody_and_drops_them() {
        JsonNode kept = keep("ขอให้แนบแผนดิจิทัล", BTL).granted();
        assertThat(keep("  ขอให้แนบแผนดิจิทัล ", BTL).granted())
                .as("the same is kept once")
                .isEqualTo(kept);
        assertThat(texts(BTL)).contains("ขอให้แนบแผนดิจิทัล", "พ้นกำหนดส่งงานแล้ว ไม่มีการรายงานข้อมูล");
        assertThat(texts(BET)).doesNotContain("ขอให้แนบแผนดิจิทัล").contains("พ้นกำหนดส่งงานแล้ว ไม่มีการรายงานข้อมูล");
        String path = "/reasons/" + kept.path("id").asString();
        api.delete(path, BET).refused(404, "not-found");
        assertThat(api.delete(path, BTL).status()).isEqualTo(204);
        assertThat(texts(BTL)).doesNotContain("ขอให้แนบแผนดิจิทัล");
    }

    @Test
    void what_most_rejections_rest_on_comes_first() {
        String reason = "ภาพถ่ายไม่ชัดเจน";
        keep(reason, BTL).granted();
        String round = others.anOpenRound();
        for (String office : List.of("8101", "8102", "M29")) {
            api.decide(round + "/6.1.A/" + office, "reject", "{\"reason\": \"" + reason + "\"}")
                    .granted();
        }
        assertThat(texts(BTL).getFirst()).isEqualTo(reason);
    }

    @Test
    void those_of_everybody_stay_and_only_certifiers_of_the_bureau_keep_one() {
        String everybodys = api.get("/reasons", BTL)
                .granted()
                .path("items")
                .valueStream()
                .filter(reason -> reason.path("bureau").isNull())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        api.delete("/reasons/" + everybodys, BTL).refused(403, "forbidden");
        keep("x", BET).refused(403, "forbidden");
        for (String token : List.of(TestTokens.reporter("8101"), TestTokens.executive(), TestTokens.nobody())) {
            api.get("/reasons", token).refused(403, "forbidden");
            keep("x", token).refused(403, "forbidden");
            api.delete("/reasons/" + everybodys, token).refused(403, "forbidden");
        }
    }

    @Test
    void a_reason_says_something_and_is_not_too_long() {
        assertThat(keep(" \u200b ", BTL).brokenRules()).containsExactly("text:required");
        assertThat(keep("ก".repeat(2001), BTL).brokenRules()).containsExactly("text:length");
        assertThat(api.post("/reasons", "{\"text\": \"x\"}", BTL).brokenRules()).containsExactly("bureau:required");
    }

    private Api.Answer keep(String text, String token) {
        return api.post("/reasons", "{\"bureau\": \"BTL\", \"text\": \"" + text + "\"}", token);
    }

    private List<String> texts(String token) {
        return api.get("/reasons", token)
                .granted()
                .path("items")
                .valueStream()
                .map(reason -> reason.path("text").asString())
                .toList();
    }
}
