package org.rabrong.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rabrong.identity.organisation.Organisation;
import org.rabrong.identity.organisation.OrganisationKind;
import org.rabrong.identity.organisation.Organisations;
import org.rabrong.identity.realm.Browser.Page;
import org.rabrong.identity.realm.RealmUnderTest.Answer;
import tools.jackson.databind.JsonNode;

/** Against a real Keycloak. */
class RealmProvisionerTest {

    private static final List<Organisation> ORGANISATIONS = Organisations.of2559();

    private static RealmUnderTest realm;
    private static RealmProvisioner provisioner;
    private static int peopleBeforeDemo;
    private static int demoClientsBeforeDemo;

    @BeforeAll
    static void provision() {
        realm = new RealmUnderTest();
        realm.remove();
        new RealmProvisioner(settings(null)).provision(ORGANISATIONS);
        KeycloakAdmin admin = admin();
        peopleBeforeDemo = admin.list("/rabrong/users").size();
        demoClientsBeforeDemo =
                admin.list("/rabrong/clients?clientId=rabrong-demo-cli").size();
        provisioner = new RealmProvisioner(settings(RealmUnderTest.DEMO_PASSWORD));
        provisioner.provision(ORGANISATIONS);
    }

    private static RealmSettings settings(@Nullable String demoPassword) {
        return RealmUnderTest.settings(demoPassword);
    }

    private static KeycloakAdmin admin() {
        return KeycloakAdmin.signIn(settings(null));
    }

    @Test
    void a_second_start_changes_nothing() {
        assertThat(provisioner.provision(ORGANISATIONS)).isZero();
    }

    @Test
    void without_a_demo_password_there_are_no_demo_people_and_no_way_in_from_the_command_line() {
        assertThat(peopleBeforeDemo).isZero();
        assertThat(demoClientsBeforeDemo).isZero();
    }

    @Test
    void every_office_and_bureau_has_a_demo_person_and_a_group() {
        KeycloakAdmin admin = admin();
        assertThat(admin.list("/rabrong/users?max=1000&briefRepresentation=true"))
                .hasSize(225 + 12 + 12 + 1)
                .extracting(user -> user.path("username").asString())
                .contains("office-8101", "office-m29", "psdg", "psdg-2", "btl", "btl-2", "bfa", "executive");
        assertThat(children(admin, "reporter")).hasSize(225).contains("8101", "M29");
        assertThat(children(admin, "certifier")).hasSize(12).contains("PSDG", "BTL");
        assertThat(children(admin, "staff")).hasSize(12).contains("PSDG", "BTL");
        assertThat(admin.list("/rabrong/groups"))
                .extracting(group -> group.path("name").asString())
                .contains("psdg", "executive", "integrator");
    }

    @Test
    void the_people_of_a_bureau_are_those_of_its_groups_page_by_page() {
        GroupMembers members = new GroupMembers(settings(null), Clock.systemUTC());

        assertThat(members.of("certifier", "BTL", 0, 10))
                .containsExactly(new GroupMembers.Member("btl", "ผู้รับรอง สทร.", true));
        assertThat(members.of("staff", "BTL", 0, 10))
                .containsExactly(new GroupMembers.Member("btl-2", "เจ้าหน้าที่ สทร.", true));
        assertThat(members.of("staff", "BTL", 1, 10)).isEmpty();
        assertThat(members.of("staff", "NONE", 0, 10)).isEmpty();
    }

    @Test
    void an_office_that_is_new_in_the_list_gets_its_group() {
        List<Organisation> more = new ArrayList<>(ORGANISATIONS);
        more.add(new Organisation(
                "9999", OrganisationKind.PRIMARY, "สพป.ทดสอบ", "Test", null, List.of("TH-10"), null, null));

        new RealmProvisioner(settings(null)).provision(more);

        assertThat(children(admin(), "reporter")).contains("9999");
    }

    @Test
    void the_groups_are_in_the_access_token_and_the_id_token() {
        Answer office = realm.tokensAtCommandLine("office-8101", RealmUnderTest.DEMO_PASSWORD);
        assertThat(office.status()).isEqualTo(200);
        for (String token : List.of("access_token", "id_token")) {
            JsonNode claims = RealmUnderTest.claims(office, token);
            assertThat(texts(claims.path("groups"))).containsExactly("/reporter/8101");
            assertThat(claims.path("preferred_username").asString()).isEqualTo("office-8101");
            assertThat(claims.path("name").asString()).isEqualTo("ผู้รายงาน สพป.กระบี่");
        }
        assertThat(texts(RealmUnderTest.claims(
                                realm.tokensAtCommandLine("psdg", RealmUnderTest.DEMO_PASSWORD), "access_token")
                        .path("groups")))
                .containsExactlyInAnyOrder("/psdg", "/certifier/PSDG");
    }

    @Test
    void an_access_token_lasts_five_minutes() {
        Answer tokens = realm.tokensAtCommandLine("executive", RealmUnderTest.DEMO_PASSWORD);
        assertThat(tokens.json().path("expires_in").asInt())
                .isBetween(290, 300); // a busy machine takes its time to answer
    }

    @Test
    void a_person_signs_in_on_the_page_and_the_gateway_gets_tokens_with_groups() {
        Browser browser = new Browser(realm.keycloak);

        Page signedIn = browser.submit(
                browser.open(realm.signIn()),
                Map.of("username", "office-m29", "password", RealmUnderTest.DEMO_PASSWORD));

        assertThat(signedIn.left()).asString().startsWith(RealmUnderTest.REDIRECT + "?");
        JsonNode claims = RealmUnderTest.claims(realm.tokensFor(signedIn.left()), "access_token");
        assertThat(texts(claims.path("groups"))).containsExactly("/reporter/M29");
        assertThat(claims.path("name").asString()).isEqualTo("ผู้รายงาน สพม. เขต 29");
        assertThat(claims.has("resource_access"))
                .as("the gateway's tokens open no other client's API")
                .isFalse();
    }

    @Test
    void the_gateway_must_use_PKCE_and_its_own_address() {
        Browser browser = new Browser(realm.keycloak);
        assertThat(browser.open(realm.authorization(Map.of())).left())
                .asString()
                .contains("error=invalid_request")
                .contains("code_challenge_method");
        assertThat(browser.open(realm.authorization(Map.of("redirect_uri", RealmUnderTest.PUBLIC_URL + "/elsewhere")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void passwords_are_tried_at_the_sign_in_page_and_nowhere_else() {
        assertThat(admin().list("/rabrong/clients?max=100").stream()
                        .filter(client ->
                                client.path("directAccessGrantsEnabled").asBoolean())
                        .map(client -> client.path("clientId").asString()))
                .as("the demo people's only")
                .containsExactly("rabrong-demo-cli");
    }

    @Test
    void a_user_cannot_give_himself_a_group_or_another_name() {
        Answer tokens = realm.tokensAtCommandLine("office-1101", RealmUnderTest.DEMO_PASSWORD);
        String token = tokens.json().path("access_token").asString();
        String id = RealmUnderTest.claims(tokens, "access_token").path("sub").asString();
        String psdg = groupId("psdg");

        Answer asAdministrator =
                realm.call("PUT", "/admin/realms/rabrong/users/%s/groups/%s".formatted(id, psdg), token, Map.of());
        Map<String, Object> account = Map.of(
                "username", "office-1101",
                "email", "office-1101@rabrong.example",
                "firstName", "ผู้รายงาน",
                "lastName", "คนใหม่",
                "attributes", Map.of("groups", List.of("/psdg"), "office", List.of("8101")));
        Answer withAttributes = realm.call("POST", "/realms/rabrong/account", token, account);
        Map<String, Object> withGroups = new HashMap<>(account);
        withGroups.put("groups", List.of("/psdg"));
        Answer asGroup = realm.call("POST", "/realms/rabrong/account", token, withGroups);

        assertThat(asAdministrator.status()).isEqualTo(403);
        assertThat(asGroup.status()).isEqualTo(400);
        JsonNode user = admin().get("/rabrong/users/{id}", id);
        assertThat(user.path("lastName").asString())
                .as("the account API answered %s", withAttributes)
                .isNotEmpty()
                .isNotEqualTo("คนใหม่");
        assertThat(user.path("attributes").has("office")).isFalse();
        assertThat(texts(RealmUnderTest.claims(
                                realm.tokensAtCommandLine("office-1101", RealmUnderTest.DEMO_PASSWORD), "access_token")
                        .path("groups")))
                .containsExactly("/reporter/1101");
    }

    @Test
    void a_password_that_a_person_changed_survives_the_next_start() {
        KeycloakAdmin admin = admin();
        String id = admin.list("/rabrong/users?exact=true&username=office-1102")
                .getFirst()
                .path("id")
                .asString();
        admin.update(
                "/rabrong/users/{id}/reset-password",
                Map.of("type", "password", "value", "a password of my own", "temporary", false),
                id);

        provisioner.provision(ORGANISATIONS);

        assertThat(realm.tokensAtCommandLine("office-1102", "a password of my own")
                        .status())
                .isEqualTo(200);
        assertThat(realm.tokensAtCommandLine("office-1102", RealmUnderTest.DEMO_PASSWORD)
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void what_somebody_changed_by_hand_is_put_right_and_what_was_added_stays() {
        KeycloakAdmin admin = admin();
        admin.update("/rabrong", Map.of("bruteForceProtected", false, "displayNameHtml", "added by hand"));
        JsonNode client =
                admin.list("/rabrong/clients?clientId=rabrong-gateway").getFirst();
        admin.update(
                "/rabrong/clients/{id}",
                Map.of("clientId", "rabrong-gateway", "redirectUris", List.of("*")),
                client.path("id").asString());

        int changes = provisioner.provision(ORGANISATIONS);

        assertThat(changes).isEqualTo(2);
        JsonNode there = admin.get("/rabrong");
        assertThat(there.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(there.path("displayNameHtml").asString()).isEqualTo("added by hand");
        assertThat(texts(admin.list("/rabrong/clients?clientId=rabrong-gateway")
                        .getFirst()
                        .path("redirectUris")))
                .containsExactly(RealmUnderTest.REDIRECT);
        assertThat(provisioner.provision(ORGANISATIONS)).isZero();
    }

    @Test
    void ten_wrong_passwords_close_the_door_for_a_while() {
        List<Integer> wrong = IntStream.range(0, 10)
                .mapToObj(attempt -> realm.tokensAtCommandLine("office-1201", "wrong " + attempt)
                        .status())
                .toList();
        assertThat(wrong).doesNotContain(200);
        assertThat(realm.tokensAtCommandLine("office-1201", RealmUnderTest.DEMO_PASSWORD)
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void sign_ins_and_failures_are_recorded() {
        realm.tokensAtCommandLine("bpp", "wrong");
        realm.tokensAtCommandLine("bpp", RealmUnderTest.DEMO_PASSWORD);
        assertThat(admin().list("/rabrong/events?max=1000").stream()
                        .filter(event -> "bpp"
                                .equals(event.path("details").path("username").asString())))
                .extracting(event -> event.path("type").asString())
                .contains("LOGIN", "LOGIN_ERROR");
    }

    private static List<String> children(KeycloakAdmin admin, String top) {
        JsonNode group = admin.get("/rabrong/group-by-path/{name}", top);
        return admin
                .list("/rabrong/groups/{id}/children?max=1000", group.path("id").asString())
                .stream()
                .map(child -> child.path("name").asString())
                .toList();
    }

    private static String groupId(String name) {
        return admin().get("/rabrong/group-by-path/{name}", name).path("id").asString();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
