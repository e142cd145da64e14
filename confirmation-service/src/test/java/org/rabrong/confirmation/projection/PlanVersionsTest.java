package org.rabrong.confirmation.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A round keeps the plan's version that it was made for, until psdg moves it. */
@ConfirmationTest
class PlanVersionsTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_bureau_that_changes_in_a_new_version_takes_over_only_when_the_round_moves() {
        String round = others.anOpenRound();
        String plan = round.replace("-6m", "");
        String item = "/" + round + "/6.1.A/8101";
        others.reported(item.substring(1), 1, "4");
        others.publish(plan, 2, "BME");
        awaitVersions(plan, 2);
        assertThat(api.get(item, bme()).status()).isEqualTo(403);
        assertThat(variables(round, "BTL")).containsExactly("6.1.A", "6.5.A", "6.5.B");
        api.post(item + "/confirm", "{\"revision\": 1}", bme()).refused(403, "forbidden");
        api.post(item + "/confirm", "{\"revision\": 1}", TestTokens.certifier("BTL"))
                .granted();

        others.schedule(round, plan, 2, -30, 30);
        await().until(() -> api.get(item, bme()).status() == 200);
        assertThat(variables(round, "BTL")).containsExactly("6.5.A", "6.5.B");
        assertThat(variables(round, "BME")).containsExactly("6.1.A");
        api.post(item + "/withdraw", "{}", TestTokens.certifier("BTL")).refused(403, "forbidden");
        assertThat(api.post(item + "/withdraw", "{}", bme())
                        .granted()
                        .path("bureau")
                        .asString())
                .isEqualTo("BME");
    }

    @Test
    void two_rounds_of_a_plan_keep_a_version_each() {
        String old = others.anOpenRound();
        String plan = old.replace("-6m", "");
        String young = plan + "-12m";
        others.publish(plan, 2, "BME");
        awaitVersions(plan, 2);
        others.schedule(young, plan, 2, -30, 30);
        others.createItems(young, plan, "6.1.A", List.of("8101"));
        await().until(() -> api.get("/" + young + "/6.1.A/8101", bme()).status() == 200);
        assertThat(api.get("/" + old + "/6.1.A/8101", bme()).status()).isEqualTo(403);
        assertThat(api.item(old + "/6.1.A/8101").path("bureau").asString()).isEqualTo("BTL");
    }

    @Test
    void a_version_that_arrives_after_its_round_takes_effect_when_it_comes() {
        String plan = "slow-" + System.nanoTime();
        String round = plan + "-6m";
        others.schedule(round, plan, 2, -30, 30);
        others.createItems(round, plan, "6.1.A", List.of("8101"));
        String item = round + "/6.1.A/8101";
        assertThat(api.awaitItem(item, body -> body.path("bureau").asString("").equals("BTL"))
                        .path("nameTh")
                        .asString())
                .as("as told with the items")
                .isEqualTo("6.1.A");
        others.publish(plan, 1, "BTL");
        awaitVersions(plan, 1);
        assertThat(api.item(item).path("nameTh").asString())
                .as("another version is not its own")
                .isEqualTo("6.1.A");
        others.publish(plan, 2, "BME");
        await().until(() ->
                api.get("/" + item, bme()).body().path("nameTh").asString("").equals("ตัวแปร A"));
    }

    private List<String> variables(String round, String bureau) {
        return api.get("/variables?round=" + round, TestTokens.certifier(bureau))
                .granted()
                .path("items")
                .valueStream()
                .map(row -> row.path("variable").asString())
                .toList();
    }

    private void awaitVersions(String plan, int latest) {
        await().until(() -> jdbc.sql(
                        "select exists (select from plan_variable where plan = :plan and version = :version)")
                .param("plan", plan)
                .param("version", latest)
                .query(Boolean.class)
                .single());
    }

    private static String bme() {
        return TestTokens.certifier("BME");
    }
}
