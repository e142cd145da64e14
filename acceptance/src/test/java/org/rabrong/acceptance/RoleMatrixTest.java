package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rabrong.acceptance.Caller.Answer;
import org.rabrong.acceptance.MatrixWorld.Canary;
import org.rabrong.acceptance.MatrixWorld.Place;
import org.rabrong.acceptance.RoleMatrix.Row;

/** Every operation of the contract, asked by every role with ids of its own and of other organisations: see {@link RoleMatrix}. */
class RoleMatrixTest {

    private static final String INTEGRATOR = "matrix-integrator";
    private static final Set<String> OF_A_REFUSAL = Set.of("type", "title", "status", "detail", "instance");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("ไม่มีที่อยู่|There is nothing at");

    /** Ids that belong to an office, and those that belong to a bureau. */
    private static final Set<String> OF_OFFICE = Set.of("office", "evidence");

    private static final Set<String> OF_BUREAU =
            Set.of("variable", "subIndicator", "bureau", "evidence", "letter", "permission", "reason", "delegation");

    /** Who asks: with the letters of the table, none for nobody, and the own organisation, empty for who has none. */
    private enum Role {
        REPORTER("office-9301", "R", "9301"),
        CERTIFIER("btl", "Cc", "BTL"),
        IN_PLACE_OF_A_CERTIFIER("bga-2", "CS", "BGA"),
        STAFF("btl-2", "S", "BTL"),
        PSDG("psdg", "P", "PSDG"),
        EXECUTIVE("executive", "E", ""),
        INTEGRATOR(RoleMatrixTest.INTEGRATOR, "I", ""),
        STRANGER("", "", "");

        private final String username;
        private final String letters;
        private final String organisation;

        Role(String username, String letters, String organisation) {
            this.username = username;
            this.letters = letters;
            this.organisation = organisation;
        }

        Caller caller() {
            return username.isEmpty() ? RunningPlatform.stranger() : RunningPlatform.caller(username);
        }

        /** Whether the ids of the request are this role's own organisation's, or nobody's. */
        boolean owns(Place place, Set<String> ids) {
            return switch (this) {
                case REPORTER ->
                    place.office().equals(organisation) || ids.stream().noneMatch(OF_OFFICE::contains);
                case CERTIFIER, IN_PLACE_OF_A_CERTIFIER, STAFF, PSDG ->
                    place.bureau().equals(organisation) || ids.stream().noneMatch(OF_BUREAU::contains);
                case EXECUTIVE, INTEGRATOR, STRANGER -> false;
            };
        }

        boolean may(String column) {
            return this != STRANGER && Row.lets(column, letters);
        }

        /** Whether the role may ever see what was planted there, by whatever request. */
        boolean mayKnow(Canary canary) {
            return switch (this) {
                case REPORTER -> canary.office().equals(organisation);
                case CERTIFIER, IN_PLACE_OF_A_CERTIFIER -> canary.bureau().equals(organisation);
                case PSDG -> true;
                // every report: values, and the decisions that a score rests on with their reasons (spec §2, §6)
                case EXECUTIVE, INTEGRATOR ->
                    Pattern.matches("[0-9.]+", canary.text()) || canary.text().startsWith("เหตุผลที่ไม่รับรอง");
                // the delegation that names this very person
                case STAFF ->
                    canary.bureau().equals(organisation) && canary.text().startsWith("มอบหมายแทน");
                case STRANGER -> false;
            };
        }
    }

    @Test
    void every_operation_of_the_contract_has_its_row() {
        Set<String> missing = new HashSet<>(RoleMatrix.operationsOfTheContract());
        missing.removeAll(RoleMatrix.rows().stream().map(Row::operation).collect(Collectors.toSet()));
        assertThat(missing)
                .as("a new endpoint needs its row in RoleMatrix: who may, with own ids and with others'")
                .isEmpty();
        assertThat(RoleMatrix.rows().stream().map(Row::operation))
                .as("rows that the contract knows")
                .allMatch(RoleMatrix.operationsOfTheContract()::contains);
    }

    @TestFactory
    Stream<DynamicTest> nobody_sees_or_changes_what_is_not_theirs() {
        RunningPlatform.addPerson(INTEGRATOR, "/integrator");
        MatrixWorld world = new MatrixWorld();
        return RoleMatrix.rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(),
                        () -> assertThat(leaks(row, world)).as(row.toString()).isEmpty()));
    }

    private static List<String> leaks(Row row, MatrixWorld world) {
        List<String> leaks = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Place place : world.places()) {
            String path = place.fill(row.path());
            String sent = place.fill(row.sent());
            if (!asked.add(path + sent)) {
                continue; // the row names neither office nor bureau, or only one of them
            }
            for (Role role : Role.values()) {
                String column = role.owns(place, row.placeholders()) ? row.own() : row.others();
                Answer answer = ask(role, row.method(), path, sent);
                String leak = leak(role, column, row.hidden(), path + " " + sent, answer, world);
                if (leak != null) {
                    leaks.add("%s, %s: %s; answered %d %s"
                            .formatted(
                                    role,
                                    row.method() + " " + path,
                                    leak,
                                    answer.status(),
                                    answer.text()
                                            .substring(
                                                    0,
                                                    Math.min(300, answer.text().length()))));
                }
            }
        }
        return leaks;
    }

    private static Answer ask(Role role, String method, String path, String sent) {
        Caller caller = role.caller();
        return switch (sent) {
            case "file" -> caller.upload(path, "no-list.txt", "text/plain", "\0".getBytes(StandardCharsets.UTF_8));
            case "stream" -> caller.open(path);
            default -> caller.request(method, path, sent);
        };
    }

    /** What is wrong with the answer; null for nothing. */
    private static @Nullable String leak(
            Role role, String column, boolean hidden, String request, Answer answer, MatrixWorld world) {
        boolean may = role.may(column);
        int status = answer.status();
        if (status >= 500) {
            return "the platform failed";
        }
        if (NO_SUCH_ADDRESS.matcher(answer.text()).find()) {
            return "the operation is not there";
        }
        if (role == Role.STRANGER && status != 401) {
            return "needs a token";
        }
        if (role != Role.STRANGER && may && (status == 401 || status == 403)) {
            return "may";
        }
        if (role != Role.STRANGER && !may && status != 403 && !(hidden && status == 404)) {
            return "may not" + (hidden ? "" : ", and 403 comes before everything else");
        }
        if (may && column.startsWith("(") && answer.body().at("/items/0/status").asInt() != 403) {
            return "the row is another organisation's";
        }
        boolean refused = status == 401 || status == 403 || status == 404;
        for (Canary canary : world.canaries()) {
            if ((refused || !role.mayKnow(canary)) && answer.text().contains(canary.text())) {
                return "tells " + canary;
            }
        }
        return refused ? tooMuch(request, answer) : null;
    }

    /** A refusal tells what is missing, never what is there: no further member, no number that was not asked with. */
    private static @Nullable String tooMuch(String request, Answer answer) {
        Set<String> more = new HashSet<>(answer.body().propertyNames());
        more.removeAll(OF_A_REFUSAL);
        if (!more.isEmpty()) {
            return "the refusal tells " + more;
        }
        String detail = answer.at("/detail");
        return NUMBER.matcher(detail)
                .results()
                .map(MatchResult::group)
                .filter(number -> !request.toLowerCase(Locale.ROOT).contains(number))
                .findFirst()
                .map(number -> "the refusal tells a number: " + detail)
                .orElse(null);
    }
}
