package org.rabrong.confirmation.history;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * {@code ./rabrong verify [office [position:hash]]}: the same verification against the database alone, while the service runs or not. Reads
 * {@code SPRING_DATASOURCE_URL}, {@code …_USERNAME} and {@code …_PASSWORD}; a role that may only read is enough. Writes nothing.
 *
 * <p>Ends with 0 where every chain holds, 1 where one is broken, 2 where it could not look.
 */
public final class VerifyHistory {

    private static final Pattern ANCHOR = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    private VerifyHistory() {}

    /** @param arguments an office's code or nothing; behind it a hash that was noted before, with its position */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, System.getenv(), out));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        String office = arguments.length > 0 ? arguments[0] : null;
        Matcher anchor = ANCHOR.matcher(arguments.length > 1 ? arguments[1] : "");
        if (arguments.length > 2 || (arguments.length == 2 && !anchor.matches())) {
            out.println("verify [office [position:hash]], with the hash as 64 lower-case hexadecimal digits");
            return 2;
        }
        DriverManagerDataSource database = new DriverManagerDataSource(
                environment.getOrDefault("SPRING_DATASOURCE_URL", ""),
                environment.getOrDefault("SPRING_DATASOURCE_USERNAME", ""),
                environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
        try {
            return verify(
                    new HistoryVerification(database),
                    office,
                    arguments.length == 2
                            ? new Anchor(Long.parseLong(anchor.group(1)), anchor.group(2), ChainFault.Kind.ANCHOR)
                            : null,
                    out);
        } catch (SQLException e) {
            out.println("The database could not be read: " + e.getMessage());
            return 2;
        }
    }

    private static int verify(
            HistoryVerification verification, @Nullable String office, @Nullable Anchor anchor, PrintStream out)
            throws SQLException {
        List<String> known = verification.offices();
        if (office != null && !known.contains(office)) {
            out.println("There is no history of office " + office);
            return 2;
        }
        long began = System.nanoTime();
        long entries = 0;
        int broken = 0;
        List<String> offices = office == null ? known : List.of(office);
        for (String each : offices) {
            VerifiedChain chain = verification.verify(each, anchor);
            entries += chain.entries();
            ChainFault fault = chain.fault();
            if (fault == null) {
                out.printf("%-8s holds   %7d entries since %s, head %s%n", each, chain.entries(), chain.since(), chain.head());
            } else {
                broken++;
                out.printf(
                        "%-8s BROKEN  at entry %d: %s%s%n",
                        each, fault.position(), words(fault.kind()), fault.item() == null ? "" : ", item " + fault.item());
            }
        }
        out.printf(
                "%d offices, %d entries, %d broken, %d ms%n",
                offices.size(), entries, broken, (System.nanoTime() - began) / 1_000_000);
        return broken == 0 ? 0 : 1;
    }

    private static String words(ChainFault.Kind kind) {
        return switch (kind) {
            case CHANGED -> "the entry is not as it was written";
            case MISSING -> "the entry is missing";
            case REPEATED -> "the entry is there twice";
            case END -> "the chain does not end where its end is kept";
            case REWRITTEN -> "the chain was computed anew: an earlier verification saw another hash";
            case ANCHOR -> "the chain does not have the given hash there";
            case ITEM -> "an item has another number of steps than entries";
        };
    }
}
