package org.rabrong.confirmation.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry at its place in its office's chain. Its hash, in format 1, is SHA-256 over {@code rabrong-history-1}, the 32 bytes of the
 * hash before it (zeros before the first), and then every column in the order of {@link #COLUMNS}: the length of its text in UTF-8 as
 * four bytes, the most significant first, and that text; four bytes of ones for a null. Numbers are plain decimals as PostgreSQL shows
 * them, with the decimals that they are kept with; times are seconds since 1970 in UTC with six decimals; days are {@code yyyy-MM-dd}.
 * So no two different entries have the same bytes, and anybody can compute them again from the table alone.
 *
 * @param position in the chain, from 1 without gaps
 * @param hash 64 lower-case hexadecimal digits, as people compare it
 */
record ChainedEntry(HistoryEntry entry, long position, String hash) {

    static final int FORMAT = 1;

    /** As the database gives the texts that are hashed. */
    static final List<String> COLUMNS = List.of(
            "office",
            "chain_position::text",
            "round",
            "variable",
            "sequence::text",
            "step",
            "extract(epoch from at)::text",
            "by_id",
            "by_name",
            "by_organisation",
            "previous_status",
            "status",
            "previous_value::text",
            "value::text",
            "revision::text",
            "previous_audit_score::text",
            "audit_score::text",
            "computed_score::text",
            "reason",
            "fix_by::text",
            "reopened_until::text",
            "carried_from");

    private static final int MICROS = 6;
    private static final byte[] DOMAIN = "rabrong-history-1".getBytes(StandardCharsets.US_ASCII);

    /** Stands before the first entry of every chain. */
    static byte[] start() {
        return new byte[32];
    }

    /** @param sha256 used for nothing else meanwhile */
    static ChainedEntry after(String previous, long position, HistoryEntry entry, MessageDigest sha256) {
        byte[] hash = hash(sha256, HexFormat.of().parseHex(previous), bytes(texts(entry, position)));
        return new ChainedEntry(entry, position, HexFormat.of().formatHex(hash));
    }

    /** @param columns in UTF-8, in the order of {@link #COLUMNS} */
    static byte[] hash(MessageDigest sha256, byte[] previous, byte[][] columns) {
        sha256.update(DOMAIN);
        sha256.update(previous);
        byte[] length = new byte[Integer.BYTES];
        for (byte[] column : columns) {
            int bytes = column == null ? -1 : column.length;
            for (int i = 0; i < length.length; i++) {
                length[i] = (byte) (bytes >>> (24 - 8 * i));
            }
            sha256.update(length);
            if (column != null) {
                sha256.update(column);
            }
        }
        return sha256.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In the order of {@link #COLUMNS}. */
    List<@Nullable String> texts() {
        return texts(entry, position);
    }

    private static List<@Nullable String> texts(HistoryEntry entry, long position) {
        return Arrays.asList(
                entry.office(),
                Long.toString(position),
                entry.round(),
                entry.variable(),
                Long.toString(entry.sequence()),
                entry.step(),
                seconds(entry.at()),
                entry.byId(),
                entry.byName(),
                entry.byOrganisation(),
                entry.previousStatus(),
                entry.status(),
                plain(entry.previousValue()),
                plain(entry.value()),
                Long.toString(entry.revision()),
                score(entry.previousAuditScore()),
                score(entry.auditScore()),
                score(entry.computedScore()),
                entry.reason(),
                text(entry.fixBy()),
                text(entry.reopenedUntil()),
                entry.carriedFrom());
    }

    private static byte[][] bytes(List<@Nullable String> texts) {
        byte[][] columns = new byte[texts.size()][];
        for (int i = 0; i < columns.length; i++) {
            String text = texts.get(i);
            columns[i] = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }
        return columns;
    }

    private static String seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond())
                .add(BigDecimal.valueOf(at.getNano() / 1000, MICROS))
                .toPlainString();
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    /** The column has four places: what does not fit is refused and not rounded. */
    private static @Nullable String score(@Nullable BigDecimal score) {
        return score == null ? null : score.setScale(4).toPlainString();
    }

    private static @Nullable String text(@Nullable Object day) {
        return day == null ? null : day.toString();
    }
}
