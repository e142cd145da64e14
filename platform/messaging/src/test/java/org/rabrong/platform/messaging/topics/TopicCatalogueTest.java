package org.rabrong.platform.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class TopicCatalogueTest {

    private final TopicCatalogue catalogue =
            TopicCatalogue.read(new ClassPathResource("contracts/events/catalogue.yaml"));

    @Test
    void the_contracts_catalogue_is_read() {
        var entries = catalogue.topic("rabrong.entries.v1");
        assertThat(entries.owner()).isEqualTo("submission-service");
        assertThat(entries.partitions()).isEqualTo(6);
        assertThat(entries.compacted()).isFalse();
        assertThat(entries.types()).contains("org.rabrong.entries.reported.v1");
        assertThat(entries.deadLetters("scoring-service")).isEqualTo("rabrong.entries.v1.scoring-service.dlt");
        assertThat(catalogue.topic("rabrong.organisations.v1").compacted()).isTrue();
        assertThat(catalogue.ownedBy("indicator-service"))
                .extracting(Topic::name)
                .containsExactly("rabrong.plans.v1", "rabrong.rounds.v1");
    }

    @Test
    void a_topic_that_is_not_in_it_is_refused() {
        assertThatThrownBy(() -> catalogue.topic("rabrong.gossip.v1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in the event catalogue");
    }
}
