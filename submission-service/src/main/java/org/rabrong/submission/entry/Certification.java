package org.rabrong.submission.entry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the certifier's side last said about an item ({@code rabrong.confirmations.v1}), and how it goes together with what the office has
 * reported since. Both sides count the office's revisions, so the two numbers tell who is behind:
 *
 * <table>
 *   <caption>revision that the certifier's side knows, compared with the office's own</caption>
 *   <tr><td>the same</td><td>its status holds: REJECTED with the reason, CONFIRMED with the lock, AWAITING after a withdrawal</td></tr>
 *   <tr><td>lower</td><td>it has not seen the newest value yet, so nothing it said is about that value: the item is AWAITING (NOT_REPORTED when
 *       cleared), not locked, and shows no reason. A decision on the older revision follows as "changed since confirmed"</td></tr>
 *   <tr><td>higher</td><td>cannot be, unless this database was restored from an older copy: its status and lock hold</td></tr>
 * </table>
 *
 * <p>Both sides begin at revision 0. What a round carries forward from an earlier one is said about revision 0, so it is "the same" until the
 * office reports in this round: meanwhile the certifier's side holds the value, and {@link #valueOf} shows it with its origin. The first
 * report is revision 1, which makes the carried value "lower": from then on the item is the office's own, without an origin.
 *
 * <p>Deadlines (fix-by, reopened until) are granted to the item, not to a revision: they hold in every case.
 *
 * @param revision the newest revision that the certifier's side had seen
 * @param value the one it was said about
 * @param reason of a rejection or of an audit score
 * @param carriedFrom round that value and status were carried forward from
 */
public record Certification(
        ItemStatus status,
        @Nullable String value,
        long revision,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        @Nullable String carriedFrom) {

    /** Nothing was said yet. */
    static final Certification NONE = new Certification(ItemStatus.NOT_REPORTED, null, 0, null, null, null, null);

    boolean knows(Entry entry) {
        return revision >= entry.revision();
    }

    /** Value and decision of an earlier round stand, because the office has not reported in this one. */
    boolean isCarriedTo(Entry entry) {
        return originOf(entry) != null;
    }

    /** The round that value and decision were carried forward from; null once the office has reported in this one. */
    @Nullable
    String originOf(Entry entry) {
        return entry.revision() == 0 ? carriedFrom : null;
    }

    /** What stands as the item's value: the office's own, or the one that was carried forward. */
    @Nullable
    String valueOf(Entry entry) {
        return isCarriedTo(entry) ? value : entry.value();
    }

    ItemStatus statusOf(Entry entry) {
        if (knows(entry)) {
            return status;
        }
        return entry.value() == null ? ItemStatus.NOT_REPORTED : ItemStatus.AWAITING;
    }

    @Nullable
    String reasonFor(Entry entry) {
        return knows(entry) ? reason : null;
    }
}
