package org.rabrong.identity.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest(
        properties = {"rabrong.realm.keycloak-url=http://127.0.0.1:1/auth", "rabrong.test=organisations change"})
@AutoConfigureMockMvc
@WithServers
class OrganisationsOverTimeTest {

    private static final String TOPIC = "rabrong.organisations.v1";

    @Autowired
    private MockMvc http;

    @Autowired
    private TestKafka kafka;

    @Autowired
    private OrganisationsAtStart start;

    private OrganisationsApi api;

    @BeforeEach
    void api() {
        api = new OrganisationsApi(http);
    }

    @Test
    void an_office_of_a_later_year_is_not_in_the_year_before_and_one_that_ended_still_is() throws Exception {
        api.add(office("2801", "'2018-10-01'", "null"), TestTokens.psdg())
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.since").value("2018-10-01"))
                .andExpect(jsonPath("$.until").isEmpty())
                .andExpect(jsonPath("$.revision").value(1));
        api.add(office("2802", "null", "'2018-09-30'"), TestTokens.psdg());

        String ours = ".items[?(@.code in ['2801', '2802'])].code";
        api.read("?on=2018-09-30", TestTokens.nobody()).andExpect(jsonPath("$" + ours, contains("2802")));
        api.read("?on=2018-10-01", TestTokens.nobody()).andExpect(jsonPath("$" + ours, contains("2801")));
        api.read("?kind=PRIMARY", TestTokens.nobody())
                .andExpect(jsonPath("$" + ours, containsInAnyOrder("2801", "2802")));
        api.read("?kind=BUREAU&on=2018-10-01", TestTokens.nobody()).andExpect(jsonPath("$" + ours, empty()));
    }

    @Test
    void a_page_goes_on_where_the_last_one_stopped_whatever_the_day() throws Exception {
        api.add(office("2803", "null", "'2000-12-31'"), TestTokens.psdg());
        String page = "?kind=PRIMARY&on=2000-12-31&limit=100";
        String next = OrganisationsApi.body(api.read(page, TestTokens.psdg()))
                .path("next")
                .asString();
        // Its last office is none of the day after, and the list of that day still goes on behind it
        api.read("?kind=PRIMARY&on=2001-01-01&limit=1000&cursor=" + next, TestTokens.psdg())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].code", not(hasItem("2803"))))
                .andExpect(jsonPath("$.items[*].code", not(hasItem(next))));
    }

    @Test
    void names_provinces_and_dates_change_and_the_history_tells_who_changed_what() throws Exception {
        api.add(office("2810", "null", "null"), TestTokens.psdg());

        api.change("2810", """
                        {'revision': 1, 'nameTh': ' สพป.ทดสอบ เขต 9 ', 'nameEn': 'Test 9', 'provinces': ['TH-34', 'TH-37'],
                         'since': null, 'until': '2018-09-30'}
                        """, TestTokens.psdg())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.code").value("2810"))
                .andExpect(jsonPath("$.kind").value("PRIMARY"))
                .andExpect(jsonPath("$.nameTh").value("สพป.ทดสอบ เขต 9"))
                .andExpect(jsonPath("$.revision").value(2));

        api.read("/2810/history", TestTokens.psdg())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].revision", contains(2, 1)))
                .andExpect(jsonPath("$.items[0].by").isNotEmpty())
                .andExpect(jsonPath("$.items[0].at").isNotEmpty())
                .andExpect(jsonPath("$.items[0].origin").value("SCREEN"))
                .andExpect(jsonPath("$.items[0].changes[*].field", contains("nameTh", "nameEn", "provinces", "until")))
                .andExpect(jsonPath("$.items[0].changes[0].from").value("สพป.ทดสอบ 2810"))
                .andExpect(jsonPath("$.items[0].changes[0].to").value("สพป.ทดสอบ เขต 9"))
                .andExpect(jsonPath("$.items[0].changes[2].to").value("TH-34 TH-37"))
                .andExpect(jsonPath("$.items[0].changes[3].from").isEmpty())
                .andExpect(jsonPath("$.items[0].changes[3].to").value("2018-09-30"))
                .andExpect(jsonPath("$.items[1].changes[0].from").isEmpty());
        api.read("/2810/history?limit=1", TestTokens.psdg())
                .andExpect(jsonPath("$.items[*].revision", contains(2)))
                .andExpect(jsonPath("$.next").value("2"));
        api.read("/2810/history?limit=1&cursor=2", TestTokens.psdg())
                .andExpect(jsonPath("$.items[*].revision", contains(1)))
                .andExpect(jsonPath("$.next").isEmpty());
        api.read("/8101/history", TestTokens.psdg())
                .andExpect(jsonPath("$.items[0].origin").value("SHIPPED"))
                .andExpect(jsonPath("$.items[0].by").isEmpty());
    }

    @Test
    void every_change_is_announced_with_its_dates_and_the_next_sequence() throws Exception {
        api.add(office("2820", "'2018-10-01'", "null"), TestTokens.psdg());
        api.change("2820", change(1, "'2018-10-01'", "'2020-09-30'"), TestTokens.psdg());
        api.change("2820", change(2, "'2018-10-01'", "'2020-09-30'"), TestTokens.psdg())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(2)); // the same again is no change
        api.change("2820", change(2, "'2018-10-01'", "null"), TestTokens.psdg());

        kafka.await(TOPIC, event -> event.key().equals("2820") && event.sequence() == 3);
        List<TestEvent> events = kafka.received(TOPIC).stream()
                .filter(event -> event.key().equals("2820"))
                .toList();
        assertThat(events).extracting(TestEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(events)
                .extracting(event -> event.data().path("until").asString(""))
                .containsExactly("", "2020-09-30", "");
        assertThat(events).allSatisfy(event -> EventContracts.assertObeys("organisation", event.data()));
    }

    @Test
    void who_looked_at_an_older_state_is_told_what_is_there_now() throws Exception {
        api.add(office("2830", "null", "null"), TestTokens.psdg());
        api.change("2830", change(1, "null", "'2018-09-30'"), TestTokens.psdg());

        api.change("2830", change(1, "null", "'2019-09-30'"), TestTokens.psdg())
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:rabrong:problem:stale-revision"))
                .andExpect(jsonPath("$.current.until").value("2018-09-30"))
                .andExpect(jsonPath("$.current.revision").value(2));
    }

    @Test
    void a_code_is_never_given_twice() throws Exception {
        refused(api.add(office("8101", "null", "null"), TestTokens.psdg()), "code", "taken");
    }

    @Test
    void what_psdg_changed_outlives_the_next_start() throws Exception {
        api.change("8102x", change(1, "null", "null"), TestTokens.psdg()).andExpect(status().isNotFound());
        api.change("1101", change(1, "null", "'2030-09-30'"), TestTokens.psdg()).andExpect(status().isOk());

        start.run(new DefaultApplicationArguments());

        api.read("/1101", TestTokens.reporter("1101"))
                .andExpect(jsonPath("$.until").value("2030-09-30"))
                .andExpect(jsonPath("$.revision").value(2));
    }

    @Test
    void the_people_of_an_office_that_ended_still_act_for_it() throws Exception {
        api.change("1102", change(1, "null", "'2016-09-30'"), TestTokens.psdg()).andExpect(status().isOk());
        http.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/api/v1/me")
                        .header("Authorization", "Bearer " + TestTokens.reporter("1102")))
                .andExpect(jsonPath("$.organisations[*].code", contains("1102")));
    }

    @Test
    void only_psdg_changes_organisations_and_reads_who_did() throws Exception {
        for (String token : List.of(
                TestTokens.nobody(),
                TestTokens.reporter("8101"),
                TestTokens.certifier("BTL"),
                TestTokens.executive(),
                TestTokens.integrator())) {
            api.add(office("2840", "null", "null"), token).andExpect(status().isForbidden());
            api.change("8101", change(1, "null", "null"), token).andExpect(status().isForbidden());
            api.change("8101", "{}", token).andExpect(status().isForbidden());
            api.load("", new byte[0], token).andExpect(status().isForbidden());
            api.load("?dryRun=true", new byte[0], token).andExpect(status().isForbidden());
            api.read("/8101/history", token).andExpect(status().isForbidden());
            api.read("/8101", token).andExpect(status().isOk());
            api.read("/export?format=csv", token).andExpect(status().isOk());
        }
        api.read("/2840", TestTokens.psdg()).andExpect(status().isNotFound());
    }

    @Test
    void a_new_bureau_has_its_letters_and_no_province() throws Exception {
        api.add(
                        "{'code': 'NEWB', 'kind': 'BUREAU', 'nameTh': 'สำนักทดสอบ', 'nameEn': 'Test', 'shortTh': 'สทด.', 'provinces': []}",
                        TestTokens.psdg())
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.shortTh").value("สทด."));
        refused(
                api.add(
                        "{'code': 'NEWC', 'kind': 'BUREAU', 'nameTh': 'ก', 'nameEn': 'T', 'provinces': ['TH-10']}",
                        TestTokens.psdg()),
                "provinces",
                "only-offices");
        refused(
                api.add(
                        "{'code': '2850', 'kind': 'PRIMARY', 'nameTh': 'ก', 'nameEn': 'T', 'shortTh': 'ก', 'provinces': ['TH-10']}",
                        TestTokens.psdg()),
                "shortTh",
                "only-bureaus");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'code': 'a1'                               | code      | code
            'code': 'EXECUTIVE'                        | code      | code
            'code': null                               | code      | required
            'kind': null                               | kind      | required
            'nameTh': '  '                             | nameTh    | required
            'nameTh': '=1+1'                           | nameTh    | formula-like
            'nameEn': 'a\\u0000b'                      | nameEn    | characters
            'nameEn': 'a\\u202Eb'                      | nameEn    | characters
            'provinces': []                            | provinces | required
            'provinces': null                          | provinces | required
            'provinces': [null]                        | provinces | province
            'provinces': ['TH-28']                     | provinces | province
            'provinces': ['TH-10', 'TH-10']            | provinces | twice
            'since': '2561-10-01'                      | since     | common-era
            'until': '0001-01-01'                      | until     | date-range
            'since': '2018-10-01', 'until': '2018-09-30' | until   | not-before-since
            """)
    void what_cannot_be_is_refused_with_its_field(String wrong, String field, String rule) throws Exception {
        String right = "'code': '2860', 'kind': 'PRIMARY', 'nameTh': 'ก', 'nameEn': 'T', 'provinces': ['TH-10'], ";
        refused(api.add("{" + right + wrong + "}", TestTokens.psdg()), field, rule);
    }

    @Test
    void a_name_may_be_200_characters_long() throws Exception {
        String name = "ก".repeat(200);
        api.add(office("2870", "null", "null").replace("สพป.ทดสอบ 2870", name), TestTokens.psdg())
                .andExpect(status().isCreated());
        refused(
                api.add(office("2871", "null", "null").replace("สพป.ทดสอบ 2871", name + "ก"), TestTokens.psdg()),
                "nameTh",
                "length");
    }

    @Test
    void a_day_that_is_none_and_a_kind_that_is_none_are_refused() throws Exception {
        api.read("?on=tomorrow", TestTokens.psdg())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("on"));
        api.add(office("2880", "'2018-02-30'", "null"), TestTokens.psdg())
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("since"));
        api.add(office("2880", "null", "null").replace("PRIMARY", "SCHOOL"), TestTokens.psdg())
                .andExpect(status().isBadRequest());
        api.change("8101", "{'nameTh': 'ก'}", TestTokens.psdg())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors", hasSize(1)))
                .andExpect(jsonPath("$.errors[0].field").value("revision"));
    }

    private static void refused(ResultActions answer, String field, String rule) throws Exception {
        answer.andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem(field)))
                .andExpect(jsonPath("$.errors[?(@.field == '" + field + "')].rule", hasItem(rule)))
                .andExpect(jsonPath("$.errors[?(@.message == 'is not valid')]", empty()));
    }

    private static String office(String code, String since, String until) {
        return """
                {'code': '%1$s', 'kind': 'PRIMARY', 'nameTh': 'สพป.ทดสอบ %1$s', 'nameEn': 'Test %1$s', 'provinces': ['TH-34'],
                 'since': %2$s, 'until': %3$s}
                """.formatted(code, since, until);
    }

    private static String change(long revision, String since, String until) {
        return """
                {'revision': %d, 'nameTh': 'สพป.ทดสอบ', 'nameEn': 'Test', 'provinces': ['TH-34'], 'since': %s, 'until': %s}
                """.formatted(revision, since, until);
    }
}
