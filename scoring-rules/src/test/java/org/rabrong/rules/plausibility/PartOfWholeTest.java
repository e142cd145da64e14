package org.rabrong.rules.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rabrong.rules.formula.Ratio;

class PartOfWholeTest {

    @Test
    void a_ratio_of_which_more_is_better_is_a_share() {
        assertThat(PartOfWhole.in("100 * A / B", levels("60", "70", "80", "90", "100")))
                .contains(new Ratio("A", "B"));
    }

    @Test
    void fuel_against_its_allowance_is_no_share() {
        assertThat(PartOfWhole.in("100 * A / B", levels("100", "97.5", "95", "92.5", "90")))
                .isEmpty();
    }

    @Test
    void without_a_ratio_there_is_no_share() {
        assertThat(PartOfWhole.in("100 * (A - B) / B", levels("1", "2", "3", "4", "5")))
                .isEmpty();
        assertThat(PartOfWhole.in(null, List.of())).isEmpty();
    }

    private static List<BigDecimal> levels(String... levels) {
        return Stream.of(levels).map(BigDecimal::new).toList();
    }
}
