package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.rabrong.confirmation.decision.ItemStatus.AWAITING;
import static org.rabrong.confirmation.decision.ItemStatus.CONFIRMED;
import static org.rabrong.confirmation.decision.ItemStatus.NOT_REPORTED;
import static org.rabrong.confirmation.decision.ItemStatus.REJECTED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.platform.web.Problem;

class ItemWorkflowTest {

    /** Spec §3, written down a second time and independently: which statuses allow which command. */
    private static final Map<String, Set<ItemStatus>> ALLOWED = Map.ofEntries(
            Map.entry("REPORT", Set.of(ItemStatus.values())),
            Map.entry("CLEAR", Set.of(ItemStatus.values())),
            Map.entry("CONFIRM", Set.of(AWAITING)),
            Map.entry("REJECT", Set.of(AWAITING, NOT_REPORTED)),
            Map.entry("WITHDRAW", Set.of(CONFIRMED, REJECTED)),
            Map.entry("REOPEN", Set.of(AWAITING, REJECTED, NOT_REPORTED)),
            Map.entry("AUDIT", Set.of(ItemStatus.values())),
            Map.entry("WITHDRAW_AUDIT", Set.of(ItemStatus.values())),
            Map.entry("PROPOSE", Set.of(AWAITING)),
            Map.entry("PROPOSE_AUDIT", Set.of(ItemStatus.values())),
            Map.entry("WITHDRAW_PROPOSAL", Set.of(AWAITING, NOT_REPORTED)),
            Map.entry("CARRY_FORWARD", Set.of(NOT_REPORTED)));

    static Stream<Arguments> everyStatusWithEveryCommand() {
        return Arrays.stream(ItemStatus.values())
                .flatMap(status -> Samples.everyCommand().stream().map(command -> Arguments.of(status, command)));
    }

    @ParameterizedTest
    @MethodSource("everyStatusWithEveryCommand")
    void every_status_and_command_is_in_the_table_or_refused(ItemStatus status, DecisionCommand command) {
        Item item = Samples.anItemThatIs(status);
        ItemState before = item.state();
        long sequence = item.sequence();
        String name = DecisionCommand.nameOf(command.getClass());
        if (ALLOWED.getOrDefault(name, Set.of()).contains(status)) {
            DecisionEvent event = Samples.decide(item, command);
            assertThat(item.sequence()).isEqualTo(sequence + 1);
            assertThat(event.change().sequence()).isEqualTo(sequence + 1);
            assertThat(event.change().before()).isEqualTo(before);
            assertThat(event.change().after()).isEqualTo(item.state());
        } else {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> Samples.decide(item, command))
                    .satisfies(problem -> {
                        assertThat(problem.type()).isEqualTo(Refusal.ILLEGAL_MOVE);
                        assertThat(problem.type().status()).isEqualTo(409);
                        assertThat(problem.arguments()).containsExactly(name, status.name());
                    });
            assertThat(item.state()).isEqualTo(before);
            assertThat(item.sequence()).isEqualTo(sequence);
        }
    }

    @Test
    void every_command_has_a_sample_and_a_row() {
        Set<Class<?>> commands = leaves(DecisionCommand.class);
        assertThat(Samples.everyCommand().stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(commands);
        assertThat(ItemWorkflow.TRANSITIONS.stream().map(Transition::on).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(commands);
    }

    @Test
    void every_event_of_the_catalogue_is_told_by_some_row() throws IOException {
        Set<String> told = everyStatusWithEveryCommand()
                .map(Arguments::get)
                .filter(pair -> isAllowed((ItemStatus) pair[0], (DecisionCommand) pair[1]))
                .map(pair -> Samples.decide(Samples.anItemThatIs((ItemStatus) pair[0]), (DecisionCommand) pair[1]))
                .map(DecisionEvent::type)
                .collect(Collectors.toSet());
        assertThat(told).isEqualTo(typesInTheCatalogue());
    }

    @Test
    void the_bureau_is_offered_what_the_status_allows() {
        assertThat(ItemWorkflow.decisionsFrom(NOT_REPORTED))
                .containsExactly("REJECT", "REOPEN", "AUDIT", "PROPOSE_AUDIT");
        assertThat(ItemWorkflow.decisionsFrom(AWAITING))
                .containsExactly("CONFIRM", "REJECT", "REOPEN", "AUDIT", "PROPOSE", "PROPOSE_AUDIT");
        assertThat(ItemWorkflow.decisionsFrom(REJECTED))
                .containsExactly("WITHDRAW", "REOPEN", "AUDIT", "PROPOSE_AUDIT");
        assertThat(ItemWorkflow.decisionsFrom(CONFIRMED)).containsExactly("WITHDRAW", "AUDIT", "PROPOSE_AUDIT");
    }

    @Test
    void the_diagram_in_the_readme_is_the_table() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```mermaid\n") + "```mermaid\n".length();
        assertThat(readme.substring(start, readme.indexOf("```", start)))
                .as("copy this into README.md")
                .isEqualTo(diagram());
    }

    /** The table as Mermaid; the rows of one edge share a label. */
    private static String diagram() {
        StringBuilder text = new StringBuilder("stateDiagram-v2\n    [*] --> NOT_REPORTED : items created\n");
        for (ItemStatus from : ItemStatus.values()) {
            for (ItemStatus to : ItemStatus.values()) {
                Set<String> labels = new LinkedHashSet<>();
                for (Transition row : ItemWorkflow.TRANSITIONS) {
                    if (row.from().contains(from)) {
                        labels.addAll(labels(row, from, to));
                    }
                }
                if (!labels.isEmpty()) {
                    text.append("    %s --> %s : %s%n".formatted(from, to, String.join(", ", labels)));
                }
            }
        }
        return text.toString();
    }

    private static List<String> labels(Transition row, ItemStatus from, ItemStatus to) {
        String name = DecisionCommand.nameOf(row.on())
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' ');
        return switch (row.target()) {
            case Transition.ByValue target -> labels(name, target, from, to);
            case Transition.AsEarlier target -> target.among().contains(to) ? List.of(name) : List.of();
        };
    }

    private static List<String> labels(String name, Transition.ByValue target, ItemStatus from, ItemStatus to) {
        ItemStatus withValue = target.withValue() == null ? from : target.withValue();
        ItemStatus withoutValue = target.withoutValue() == null ? from : target.withoutValue();
        if (withValue == to && withoutValue == to) {
            return List.of(name);
        }
        if (withValue == to) {
            return List.of(name + " (has a value)");
        }
        return withoutValue == to ? List.of(name + " (has none)") : List.of();
    }

    private static boolean isAllowed(ItemStatus status, DecisionCommand command) {
        return ALLOWED.getOrDefault(DecisionCommand.nameOf(command.getClass()), Set.of())
                .contains(status);
    }

    private static Set<Class<?>> leaves(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses())
                        .flatMap(part -> leaves(part).stream())
                        .collect(Collectors.toSet())
                : Set.of(sealed);
    }

    private static Set<String> typesInTheCatalogue() throws IOException {
        try (var catalogue = ItemWorkflowTest.class.getResourceAsStream("/contracts/events/catalogue.yaml")) {
            assertThat(catalogue).isNotNull();
            return new String(catalogue.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("org.rabrong.confirmations."))
                    .map(line -> line.replaceAll(".*type: ([^,]+),.*", "$1"))
                    .collect(Collectors.toSet());
        }
    }
}
