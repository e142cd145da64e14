package org.rabrong.rules.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartOfWholeTest {

    private static final Map<String, String> CODES = Map.of("A", "2.A", "B", "2.B");

    @Test
    void a_ratio_of_which_more_is_better_is_a_share() {
        assertThat(PartOfWhole.in("100 * A / B", levels("60", "70", "80", "90", "100"), CODES))
                .contains(new PartOfWhole("2.A", "2.B"));
    }

    @Test
    void fuel_against_its_allowance_is_no_share() {
        assertThat(PartOfWhole.in("100 * A / B", levels("100", "97.5", "95", "92.5", "90"), CODES))
                .isEmpty();
    }

    @Test
    void without_a_ratio_there_is_no_share() {
        assertThat(PartOfWhole.in("100 * (A - B) / B", levels("1", "2", "3", "4", "5"), CODES))
                .isEmpty();
        assertThat(PartOfWhole.in(null, List.of(), CODES)).isEmpty();
    }

    @Test
    void both_must_be_variables_of_the_sub_indicator() {
        assertThat(PartOfWhole.in("100 * A / C", levels("60", "70", "80", "90", "100"), CODES))
                .isEmpty();
    }

    private static List<BigDecimal> levels(String... levels) {
        return Stream.of(levels).map(BigDecimal::new).toList();
    }
}
