package org.rabrong.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may do what, and what the others learn: nothing but what they lack. */
@ConfirmationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixTest {

    private static final Map<String, String> PEOPLE = people();
    private static final Set<String> CERTIFIERS = Set.of("its certifier", "another bureau's certifier");

    /** Malformed on purpose: whoever may not decide must not even learn that. */
    private static final List<String> ACTIONS = List.of("confirm", "propose", "reject", "withdraw", "reopen", "audit");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    String round = "";
    String item = "";

    @BeforeAll
    void an_item_of_btl_at_8101_awaits() {
        round = others.anOpenRound();
        item = "/" + round + "/6.5.A/8101";
        others.reported(item.substring(1), 1, "4711");
    }

    @Test
    void only_the_bureau_s_own_certifier_decides() {
        for (String action : ACTIONS) {
            PEOPLE.forEach((who, token) -> {
                Api.Answer answer = api.post(item + "/" + action, "{\"revision\": 99, \"score\": \"x\"}", token);
                if (who.equals("its certifier")) {
                    assertThat(answer.status()).as(who + " " + action).isIn(409, 422);
                } else {
                    refused(who + " " + action, answer);
                }
            });
            assertThat(api.postWithoutToken(item + "/" + action, "{}").status()).isEqualTo(401);
        }
    }

    @Test
    void psdg_decides_on_its_own_variables_only_as_their_certifier() {
        String own = "/" + round + "/2.A/8101";
        refused("psdg", api.post(own + "/reject", "{\"reason\": \"x\"}", psdgAlone()));
        refused("certifying psdg", api.post(item + "/reject", "{\"reason\": \"x\"}", TestTokens.psdg()));
        api.post(own + "/reject", "{\"reason\": \"x\"}", TestTokens.psdg()).granted();
    }

    @Test
    void the_item_is_read_by_its_bureau_and_psdg() {
        expect(item, Set.of("its certifier", "psdg"));
        expect("?round=" + round + "&variable=6.5.A", Set.of("its certifier", "psdg"));
    }

    @Test
    void its_history_is_read_by_the_office_itself_too() {
        expect(item + "/history", Set.of("its certifier", "psdg", "its office"));
    }

    @Test
    void worklists_are_for_certifiers_and_psdg() {
        Set<String> allowed = Set.of("its certifier", "another bureau's certifier", "psdg");
        expect("?round=" + round + "&office=8101", allowed);
        expect("/variables?round=" + round, allowed);
    }

    @Test
    void what_is_not_there_is_told_to_certifiers_only() {
        for (String unknown : List.of("/" + round + "/9.Z/8101", "/nowhere/6.5.A/8101")) {
            for (String action : ACTIONS) {
                PEOPLE.forEach((who, token) -> {
                    Api.Answer answer = api.post(unknown + "/" + action, "{}", token);
                    if (CERTIFIERS.contains(who)) {
                        answer.refused(404, "not-found");
                    } else {
                        refused(who, answer);
                    }
                });
            }
        }
        refused("another bureau", api.post("/" + round + "/6.5.A/0000/withdraw", "{}", TestTokens.certifier("BET")));
        api.post("/" + round + "/6.5.A/0000/withdraw", "{}", TestTokens.certifier("BTL"))
                .refused(404, "not-found");
    }

    @Test
    void a_refusal_names_the_bureau_that_is_missing() {
        assertThat(api.post(item + "/confirm", "{\"revision\": 1}", TestTokens.certifier("BET"))
                        .refused(403, "forbidden")
                        .path("detail")
                        .asString())
                .contains("BTL");
    }

    @Test
    void a_removed_item_is_not_there_for_those_who_may_and_still_forbidden_to_others() {
        String removed = "/" + round + "/6.5.A/8102";
        others.removeItems(round, "6.5.A", List.of("8102"));
        org.awaitility.Awaitility.await()
                .until(() -> api.get(removed, psdgAlone()).status() == 404);
        PEOPLE.forEach((who, token) -> {
            if (who.equals("its certifier") || who.equals("psdg")) {
                api.get(removed, token).refused(404, "not-found");
            } else {
                refused(who, api.get(removed, token));
            }
            for (String action : ACTIONS) {
                Api.Answer answer = api.post(removed + "/" + action, "{}", token);
                if (who.equals("its certifier")) {
                    answer.refused(404, "not-found");
                } else {
                    refused(who + " " + action, answer);
                }
            }
        });
    }

    private void expect(String path, Set<String> allowed) {
        List<String> granted = new ArrayList<>();
        PEOPLE.forEach((who, token) -> {
            Api.Answer answer = api.get(path, token);
            if (answer.status() == 200) {
                granted.add(who);
            } else {
                refused(who, answer);
            }
        });
        assertThat(granted).as(path).containsExactlyInAnyOrderElementsOf(allowed);
    }

    private static void refused(String who, Api.Answer answer) {
        assertThat(answer.status()).as(who + ": " + answer.body()).isEqualTo(403);
        answer.refused(403, "forbidden");
        assertThat(answer.body().toString()).doesNotContain("4711", "AWAITING", "revision");
    }

    private static String psdgAlone() {
        return TestTokens.of("administrator", "กพร.", "/psdg");
    }

    private static Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put("its certifier", TestTokens.certifier("BTL"));
        people.put("another bureau's certifier", TestTokens.certifier("BET"));
        people.put("its staff", TestTokens.staff("BTL"));
        people.put("psdg", psdgAlone());
        people.put("its office", TestTokens.reporter("8101"));
        people.put("another office", TestTokens.reporter("8102"));
        people.put("executive", TestTokens.executive());
        people.put("integrator", TestTokens.integrator());
        people.put("nobody", TestTokens.nobody());
        return people;
    }
}
