package org.rabrong.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * READ FIRST: who may call what (spec §2). One row for each request: the operation with its ids; who may with ids of the own organisation; who
 * may with another one's ({@code =}: the same people, nobody's organisation is named; {@code -}: nobody); what is sent. Everybody else is
 * refused with 403, or with 404 too where the row says {@code hidden}: who may not see the thing is not told that there is one.
 *
 * <p>R reporter · C certifier, also who certifies in a colleague's place · c certifier by own right only · P psdg, which is the certifier of its
 * own bureau too · S a bureau's staff to whom nobody has delegated · E executive · I integrator · all of these. Brackets: the request is answered,
 * and its row for the other organisation is refused inside. Who has no token is refused everything with 401.
 */
final class RoleMatrix {

    // Bodies are such that nothing happens to whom may: {} lacks what is required, "file" sends one that is no sheet,
    // plan or list.
    private static final String TABLE = """
            request                                                                     | own   | others' | sent
            GET    /api/v1/me                                                           | all   | =       |
            GET    /api/v1/organisations                                                | all   | =       |
            POST   /api/v1/organisations                                                | P     | =       | {}
            GET    /api/v1/organisations/{office}                                       | all   | all     |
            PUT    /api/v1/organisations/{office}                                       | P     | P       | {}
            GET    /api/v1/organisations/{office}/history                               | P     | P       |
            GET    /api/v1/organisations/{bureau}/people                                | cP    | P       |
            GET    /api/v1/organisations/export?format=csv                              | all   | =       |
            POST   /api/v1/organisations/import?dryRun=true                             | P     | =       | file

            GET    /api/v1/programmes                                                   | all   | =       |
            POST   /api/v1/programmes                                                   | P     | =       | {}
            PUT    /api/v1/programmes/{programme}                                       | P     | =       | {}
            GET    /api/v1/plans                                                        | all   | =       |
            POST   /api/v1/plans                                                        | P     | =       | {}
            GET    /api/v1/plans/{plan}                                                 | all   | =       |
            POST   /api/v1/plans/trial                                                  | P     | =       | {}
            POST   /api/v1/plans/import?dryRun=true                                     | P     | =       | file
            GET    /api/v1/plans/{plan}/export                                          | all   | =       |
            GET    /api/v1/plans/{plan}/export?version=draft                            | P     | =       |
            GET    /api/v1/plans/{plan}/versions                                        | all   | =       |
            GET    /api/v1/plans/{plan}/differences?from=0&to=1                         | all   | =       |
            GET    /api/v1/plans/{plan}/differences?from=0&to=draft                     | P     | =       |
            GET    /api/v1/plans/{plan}/draft                                           | P     | =       |
            PUT    /api/v1/plans/{plan}/draft                                           | P     | =       | {}
            POST   /api/v1/plans/{plan}/draft/parts                                     | P     | =       | {}
            PUT    /api/v1/plans/{plan}/draft/parts/{level}/{subIndicator}              | P     | P       | {}
            DELETE /api/v1/plans/{plan}/draft/parts/{level}/{noPart}?revision=1         | P     | =       |
            POST   /api/v1/plans/{plan}/draft/moves                                     | P     | =       | {}
            POST   /api/v1/plans/{plan}/draft/undo                                      | P     | =       | {}
            POST   /api/v1/plans/{plan}/publish                                         | P     | =       | {}

            GET    /api/v1/permissions                                                  | CP    | =       |
            POST   /api/v1/permissions                                                  | CP    | -       | {"kind": "CARRY_FORWARD", "plan": "{plan}", "subIndicator": "{subIndicator}", "rounds": ["other-2560-6m"], "reason": "-", "letterNumber": "1", "letterDate": "2026-01-31", "letter": {"id": "{letter}"}}
            POST   /api/v1/permissions/{permission}/grant                               | P     | P       | {}
            POST   /api/v1/permissions/{permission}/refuse                              | P     | P       | {}
            POST   /api/v1/permissions/{permission}/withdraw                            | CP    | - hidden | {}

            GET    /api/v1/rounds                                                       | all   | =       |
            POST   /api/v1/rounds                                                       | P     | =       | {}
            GET    /api/v1/rounds/{round}                                               | all   | =       |
            PUT    /api/v1/rounds/{round}                                               | P     | =       | {}
            PUT    /api/v1/rounds/{round}/windows                                       | P     | =       | {}
            POST   /api/v1/rounds/{round}/plan-version?dryRun=true                      | P     | =       | {}
            GET    /api/v1/rounds/{round}/extensions                                    | P     | =       |
            POST   /api/v1/rounds/{round}/extensions                                    | P     | =       | {}
            POST   /api/v1/rounds/{round}/extensions/{extension}/revoke                 | P     | =       | {}
            GET    /api/v1/rounds/{round}/items                                         | P     | =       |
            POST   /api/v1/rounds/{round}/items                                         | P     | =       | {}
            DELETE /api/v1/rounds/{round}/items                                         | P     | =       |
            GET    /api/v1/rounds/{round}/items/preview                                 | P     | =       |
            POST   /api/v1/rounds/{round}/items/removal-preview                         | P     | =       | {}
            POST   /api/v1/rounds/{round}/items/removal                                 | P     | =       | {}
            GET    /api/v1/rounds/{round}/items/removed                                 | P     | =       |
            GET    /api/v1/assignments?round={round}                                    | all   | =       |

            GET    /api/v1/entries?round={round}&office={office}                        | RP    | P       |
            PUT    /api/v1/entries                                                      | R     | -       | {"round": "{round}", "office": "{office}", "values": []}
            GET    /api/v1/entries/template?round={round}&office={office}               | RP    | P       |
            POST   /api/v1/entries/import?round={round}&office={office}&dryRun=true     | R     | -       | file
            GET    /api/v1/entries/history/export?round={round}&office={office}         | RP    | P       |
            GET    /api/v1/entries/{round}/{variable}/{office}                          | RP    | P       |
            PUT    /api/v1/entries/{round}/{variable}/{office}                          | R     | -       | {}
            PUT    /api/v1/entries/{round}/{variable}/{office}/explanations/{rule}      | R     | -       | {}
            GET    /api/v1/entries/{round}/{variable}/{office}/history                  | RP    | P       |

            GET    /api/v1/confirmations?round={round}&variable={variable}              | CP    | P       |
            GET    /api/v1/confirmations?round={round}&office={office}                  | CP    | =       |
            GET    /api/v1/confirmations/variables?round={round}                        | CP    | =       |
            POST   /api/v1/confirmations/batch?dryRun=true                              | CP    | (CP)    | {"round": "{round}", "decision": "CONFIRM", "items": [{"variable": "{variable}", "office": "{office}", "revision": 99}]}
            GET    /api/v1/confirmations/live?round={round}                             | CP    | =       | stream
            GET    /api/v1/confirmations/reasons                                        | CP    | =       |
            POST   /api/v1/confirmations/reasons                                        | CP    | -       | {"bureau": "{bureau}", "text": ""}
            DELETE /api/v1/confirmations/reasons/{reason}                               | CP    | - hidden |
            GET    /api/v1/confirmations/{round}/{variable}/{office}                    | CP    | P       |
            POST   /api/v1/confirmations/{round}/{variable}/{office}/confirm            | CP    | -       | {}
            POST   /api/v1/confirmations/{round}/{variable}/{office}/propose            | CP    | -       | {}
            POST   /api/v1/confirmations/{round}/{variable}/{office}/reject             | CP    | -       | {}
            POST   /api/v1/confirmations/{round}/{variable}/{office}/withdraw           | CP    | -       | {"revision": 99}
            POST   /api/v1/confirmations/{round}/{variable}/{office}/reopen             | CP    | -       | {}
            POST   /api/v1/confirmations/{round}/{variable}/{office}/audit              | CP    | -       | {}
            GET    /api/v1/confirmations/{round}/{variable}/{office}/history            | RCP   | P       |
            GET    /api/v1/confirmations/history?round={round}                          | RCP   | =       |
            GET    /api/v1/confirmations/history?round={round}&office={office}          | RCP   | P       |
            GET    /api/v1/confirmations/history?round={round}&bureau={bureau}          | RCP   | P       |
            GET    /api/v1/confirmations/history?round={round}&variable={variable}      | RCP   | P       |
            GET    /api/v1/confirmations/history/export?round={round}&format=csv        | RCP   | =       |
            GET    /api/v1/confirmations/history/export?round={round}&office={office}&format=csv| RCP   | P       |
            GET    /api/v1/confirmations/history/verification                           | P     | =       |
            POST   /api/v1/confirmations/history/verification                           | P     | =       | {"office": "an-office-with-a-long-name"}
            POST   /api/v1/confirmations/history/verification/anchor                    | P     | =       | {}
            GET    /api/v1/confirmations/home?round={round}                             | CP    | =       |
            GET    /api/v1/confirmations/home?round={round}&bureau={bureau}             | CP    | P       |
            GET    /api/v1/confirmations/delegations                                    | CPS   | =       |
            GET    /api/v1/confirmations/delegations?bureau={bureau}                    | CPS   | P       |
            POST   /api/v1/confirmations/delegations                                    | cP    | -       | {"bureau": "{bureau}"}
            POST   /api/v1/confirmations/delegations/{delegation}/end                   | cP    | P hidden|
            GET    /api/v1/confirmations/deadlines                                      | P     | =       |
            GET    /api/v1/confirmations/deadlines/told                                 | P     | =       |
            POST   /api/v1/confirmations/deadlines/run?dryRun=true                      | P     | =       |
            GET    /api/v1/confirmations/escalations?round={round}                      | PE    | =       |
            GET    /api/v1/confirmations/notices?round={round}                          | RCPE  | =       |

            GET    /api/v1/items/{round}/{variable}/{office}/evidence                   | RCP   | P       |
            POST   /api/v1/items/{round}/{variable}/{office}/evidence                   | RCP   | -       | file
            GET    /api/v1/evidence/{evidence}/content                                  | RCP   | P hidden |
            POST   /api/v1/letters?bureau={bureau}                                      | CP    | -       | file
            GET    /api/v1/letters/{letter}                                             | CP    | P hidden |
            GET    /api/v1/letters/{letter}/content                                     | CP    | P hidden |
            GET    /api/v1/scores?round={round}                                         | RCPEI | =       |
            GET    /api/v1/scores?round={round}&office={office}                         | RCPEI | CPEI    |
            GET    /api/v1/scores/{round}/{office}/{subIndicator}/explanation           | RCPEI | PEI     |
            """;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    /**
     * One request of the table.
     *
     * @param path with its query, ids in braces
     * @param sent JSON, {@code file}, {@code stream}, or empty for no body
     */
    record Row(String method, String path, String own, String others, boolean hidden, String sent) {

        /** As the contract writes it, whatever it calls the ids. */
        String operation() {
            return method + " " + anonymous(path.replaceAll("\\?.*", ""));
        }

        Set<String> placeholders() {
            Matcher found = PLACEHOLDER.matcher(path + " " + sent);
            return found.results().map(each -> each.group(1)).collect(Collectors.toSet());
        }

        /** Whether a column lets somebody in. */
        static boolean lets(String column, String letters) {
            return column.equals("all") || letters.chars().anyMatch(letter -> column.indexOf(letter) >= 0);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH");
    private static final Path CONTRACT =
            Path.of("..", "contracts", "src", "main", "resources", "contracts", "http", "rabrong-v1.yaml");

    private RoleMatrix() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        TABLE.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split("\\|", 4);
            String[] request = cells[0].strip().split(" +", 2);
            String own = cells[1].strip();
            String others = cells[2].replace("hidden", "").strip();
            rows.add(new Row(
                    request[0],
                    request[1],
                    own,
                    others.equals("=") ? own : others,
                    cells[2].contains("hidden"),
                    cells.length > 3 ? cells[3].strip() : ""));
        });
        return rows;
    }

    private static String anonymous(String path) {
        return PLACEHOLDER.matcher(path).replaceAll("{}");
    }

    /** Every operation of the contract, as {@link Row#operation} writes it. */
    static Set<String> operationsOfTheContract() {
        Map<?, ?> contract = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(read(CONTRACT));
        Set<String> operations = new TreeSet<>();
        ((Map<?, ?>) Objects.requireNonNull(contract.get("paths")))
                .forEach((path, item) -> ((Map<?, ?>) item)
                        .keySet().stream()
                                .map(key -> key.toString().toUpperCase(Locale.ROOT))
                                .filter(METHODS::contains)
                                .forEach(method -> operations.add(method + " " + anonymous(path.toString()))));
        return operations;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
