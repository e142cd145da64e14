package org.rabrong.identity.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganisationListTest {

    private final List<Organisation> organisations =
            OrganisationList.ofYear(2559).organisations();

    @Test
    void the_year_2559_has_225_offices_and_12_bureaus() {
        assertThat(organisations)
                .filteredOn(organisation -> organisation.kind() == OrganisationKind.PRIMARY)
                .hasSize(183);
        assertThat(organisations)
                .filteredOn(organisation -> organisation.kind() == OrganisationKind.SECONDARY)
                .hasSize(42);
        assertThat(organisations)
                .filteredOn(organisation -> organisation.kind() == OrganisationKind.BUREAU)
                .hasSize(12);
        assertThat(organisations).extracting(Organisation::code).doesNotHaveDuplicates();
    }

    @Test
    void an_office_that_spans_provinces_names_each() {
        assertThat(organisations)
                .contains(new Organisation(
                        "M29",
                        OrganisationKind.SECONDARY,
                        "สพม. เขต 29 (อุบลราชธานี, อำนาจเจริญ)",
                        "Secondary Educational Service Area Office 29 (Ubon Ratchathani, Amnat Charoen)",
                        null,
                        List.of("TH-34", "TH-37"),
                        null,
                        null));
    }

    @Test
    void a_bureau_has_its_letters_and_no_province() {
        assertThat(organisations)
                .contains(new Organisation(
                        "BTL",
                        OrganisationKind.BUREAU,
                        "สำนักเทคโนโลยีเพื่อการเรียนการสอน",
                        "Bureau of Technology for Teaching and Learning",
                        "สทร.",
                        List.of(),
                        null,
                        null));
    }

    @Test
    void a_year_without_a_list_is_refused() {
        assertThatThrownBy(() -> OrganisationList.ofYear(2558))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("2558");
    }

    @Test
    void names_are_sorted_as_a_Thai_reader_expects() {
        assertThat(List.of(
                                named("สพม. เขต 10"),
                                named("สพป.เชียงใหม่ เขต 1"),
                                named("สพม. เขต 2"),
                                named("สพป.ตรัง เขต 1"),
                                named("สพป.กระบี่"))
                        .stream()
                        .sorted(OrganisationDirectory.byThaiName())
                        .map(Organisation::nameTh))
                .containsExactly("สพป.กระบี่", "สพป.เชียงใหม่ เขต 1", "สพป.ตรัง เขต 1", "สพม. เขต 2", "สพม. เขต 10");
    }

    private static Organisation named(String nameTh) {
        return new Organisation(nameTh, OrganisationKind.PRIMARY, nameTh, nameTh, null, List.of(), null, null);
    }
}
