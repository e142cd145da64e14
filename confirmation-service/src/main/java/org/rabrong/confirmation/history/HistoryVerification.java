package org.rabrong.confirmation.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.ChainFault.Kind;

/**
 * Reads a chain from its first entry and computes every hash again; nothing of an earlier verification is taken for granted. Row by row in a
 * snapshot of its own: memory does not grow with the chain, and who decides meanwhile is neither hindered nor seen half. Knows no Spring, so
 * that an operator can run it against the database alone.
 */
public final class HistoryVerification {

    /** Also those of which one table or the other knows nothing any more. */
    private static final String OFFICES = """
            with recursive written as (
                (select office from item_history order by office limit 1)
                union all
                select (select h.office from item_history h where h.office > w.office order by h.office limit 1)
                from written w where w.office is not null)
            select office from written where office is not null
            union select office from history_chain
            union select office from history_verification
            order by office""";

    /** The hash, its format, and then the columns as they were hashed. */
    // By the column: by its name alone it would be the text that is selected
    private static final String ENTRIES = "select hash, format, " + String.join(", ", ChainedEntry.COLUMNS)
            + " from item_history where office = ? order by item_history.chain_position";

    private static final int CHAIN_POSITION = ChainedEntry.COLUMNS.indexOf("chain_position::text");
    private static final int ROUND = ChainedEntry.COLUMNS.indexOf("round");
    private static final int VARIABLE = ChainedEntry.COLUMNS.indexOf("variable");
    private static final int AT = ChainedEntry.COLUMNS.indexOf("extract(epoch from at)::text");

    /** An item counts its steps, and each step is an entry. */
    private static final String ITEMS = """
            select coalesce(i.round, h.round) || '/' || coalesce(i.variable, h.variable)
            from (select round, variable, sequence from item where office = ? and sequence > 0) i
            full join (
                select round, variable, count(*) as entries, max(sequence) as last
                from item_history where office = ? group by round, variable) h using (round, variable)
            where i.sequence is distinct from h.entries or h.last <> h.entries
            order by 1 limit 1""";

    private static final int BEFORE_COLUMNS = 2;
    private static final int ROWS_IN_MEMORY = 1_000;

    private final DataSource database;

    public HistoryVerification(DataSource database) {
        this.database = database;
    }

    /** Codes of all offices of which there is, or was, a chain. */
    public List<String> offices() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OFFICES);
                ResultSet row = statement.executeQuery()) {
            List<String> offices = new ArrayList<>();
            while (row.next()) {
                offices.add(row.getString(1));
            }
            return offices;
        }
    }

    /** The office's chain as it is now. */
    public VerifiedChain verify(String office) throws SQLException {
        return verify(office, null);
    }

    /** The same, and whether it still has that. */
    VerifiedChain verify(String office, @Nullable Anchor asked) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (var statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only");
                }
                return verify(connection, office, asked);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** In the caller's transaction. */
    static VerifiedChain verify(Connection connection, String office, @Nullable Anchor asked) throws SQLException {
        List<Anchor> anchors = earlierFindings(connection, office);
        if (asked != null) {
            anchors.add(asked);
        }
        Reading reading = new Reading(office, anchors);
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setString(1, office);
            statement.setFetchSize(ROWS_IN_MEMORY);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reading.entry(row);
                }
            }
        }
        if (reading.fault == null) {
            checkEnd(connection, reading);
        }
        reading.checkBeyondEnd();
        if (reading.fault == null) {
            checkItems(connection, reading);
        }
        return reading.result();
    }

    /** Whatever was found whole before; a chain that was computed anew does not contain it. */
    private static List<Anchor> earlierFindings(Connection connection, String office) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select entries, head from history_verification
                where office = ? and fault is null and entries > 0 order by run desc limit 10""")) {
            statement.setString(1, office);
            List<Anchor> anchors = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    anchors.add(new Anchor(
                            row.getLong("entries"), HexFormat.of().formatHex(row.getBytes("head")), Kind.REWRITTEN));
                }
            }
            return anchors;
        }
    }

    private static void checkEnd(Connection connection, Reading reading) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select length, head from history_chain where office = ?")) {
            statement.setString(1, reading.office);
            try (ResultSet row = statement.executeQuery()) {
                boolean kept = row.next();
                long length = kept ? row.getLong("length") : 0;
                byte[] head = kept ? row.getBytes("head") : ChainedEntry.start();
                if (length != reading.position || !MessageDigest.isEqual(head, reading.hash)) {
                    reading.breaks(Kind.END, Math.min(length, reading.position) + 1, null);
                }
            }
        }
    }

    private static void checkItems(Connection connection, Reading reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ITEMS)) {
            statement.setString(1, reading.office);
            statement.setString(2, reading.office);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    reading.breaks(Kind.ITEM, reading.position, row.getString(1) + "/" + reading.office);
                }
            }
        }
    }

    /** One pass over the entries; it stops judging at the first fault and counts the rest. */
    private static final class Reading {

        private final String office;
        private final List<Anchor> anchors;
        private final MessageDigest sha256 = ChainedEntry.sha256();
        private byte[] hash = ChainedEntry.start();
        private long position;
        private long entries;
        private @Nullable Instant since;
        private @Nullable ChainFault fault;

        Reading(String office, List<Anchor> anchors) {
            this.office = office;
            this.anchors = anchors;
        }

        void entry(ResultSet row) throws SQLException {
            entries++;
            if (fault != null) {
                return;
            }
            byte[][] columns = new byte[ChainedEntry.COLUMNS.size()][];
            for (int column = 0; column < columns.length; column++) {
                // The bytes as they are: nothing is decoded that need not be
                columns[column] = row.getBytes(BEFORE_COLUMNS + 1 + column);
            }
            long claimed = Long.parseLong(text(columns[CHAIN_POSITION]));
            if (claimed != position + 1) {
                breaks(
                        claimed > position ? Kind.MISSING : Kind.REPEATED,
                        claimed > position ? position + 1 : claimed,
                        null);
                return;
            }
            byte[] computed = ChainedEntry.hash(sha256, hash, columns);
            if (row.getInt(2) != ChainedEntry.FORMAT || !MessageDigest.isEqual(computed, row.getBytes(1))) {
                breaks(Kind.CHANGED, claimed, itemOf(columns));
                return;
            }
            for (Anchor anchor : anchors) {
                if (anchor.position() == claimed && !anchor.hash().equals(HexFormat.of().formatHex(computed))) {
                    breaks(anchor.otherwise(), claimed, itemOf(columns));
                    return;
                }
            }
            if (claimed == 1) {
                since = instant(text(columns[AT]));
            }
            position = claimed;
            hash = computed;
        }

        /** What was seen beyond the last entry is gone. */
        void checkBeyondEnd() {
            for (Anchor anchor : anchors) {
                if (fault == null && anchor.position() > position) {
                    breaks(anchor.otherwise(), position + 1, null);
                }
            }
        }

        void breaks(Kind kind, long where, @Nullable String item) {
            fault = new ChainFault(kind, where, item);
        }

        VerifiedChain result() {
            return new VerifiedChain(office, entries, HexFormat.of().formatHex(hash), since, fault);
        }

        private String itemOf(byte[][] columns) {
            return text(columns[ROUND]) + "/" + text(columns[VARIABLE]) + "/" + office;
        }

        private static String text(byte @Nullable [] column) {
            return column == null ? "" : new String(column, StandardCharsets.UTF_8);
        }

        private static Instant instant(String seconds) {
            BigDecimal[] parts = new BigDecimal(seconds).divideAndRemainder(BigDecimal.ONE);
            return Instant.ofEpochSecond(
                    parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
        }
    }
}
