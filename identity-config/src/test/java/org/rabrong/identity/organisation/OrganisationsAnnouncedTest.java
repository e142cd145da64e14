package org.rabrong.identity.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

@SpringBootTest(properties = "rabrong.realm.keycloak-url=http://127.0.0.1:1/auth")
@AutoConfigureMockMvc // as the API's tests, to share their context
@WithServers
class OrganisationsAnnouncedTest {

    private static final String TOPIC = "rabrong.organisations.v1";

    @Autowired
    private OrganisationDirectory directory;

    @Autowired
    private OrganisationsAtStart start;

    @Autowired
    private TestKafka kafka;

    @Test
    void all_are_announced_once_and_a_second_start_announces_nothing() {
        // The last that a start announces; events of one partition arrive in order
        kafka.await(TOPIC, event -> event.key().equals("M42"));

        start.run(new DefaultApplicationArguments());
        assertThat(directory.addMissing(Organisations.of2559())).isZero();

        List<TestEvent> events = kafka.received(TOPIC);
        assertThat(events).hasSize(225 + 12);
        assertThat(events).extracting(TestEvent::type).containsOnly("org.rabrong.organisations.announced.v1");
        assertThat(events).extracting(TestEvent::sequence).containsOnly(1L);
        assertThat(events).extracting(TestEvent::key).doesNotHaveDuplicates();
    }

    @Test
    void an_announcement_is_the_contracts_example_and_keeps_its_schema() {
        kafka.await(TOPIC, event -> event.key().equals("M42"));
        List<TestEvent> events = kafka.received(TOPIC);

        TestEvent krabi = events.stream()
                .filter(event -> event.key().equals("8101"))
                .findFirst()
                .orElseThrow();
        assertThat(krabi.data()).isEqualTo(EventContracts.example("organisation"));

        assertThat(events).allSatisfy(event -> EventContracts.assertObeys("organisation", event.data()));
    }
}
