package org.rabrong.document.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * READ FIRST. When may a file be attached to an item (spec §3, §7)? Checked in this order, and the first check that fails is the answer:
 *
 * <ol>
 *   <li>403: the person is neither a reporter of the office nor a certifier of the item's bureau (psdg sees files and attaches none);
 *   <li>404: no such item (any more);
 *   <li>409: {@link #lockOf} finds something that stands against it, as in the table;
 *   <li>422, 413: what is wrong with the form, which is not read before.
 * </ol>
 *
 * <table>
 *   <caption>what stands against a file of the office: the rules by which submission-service takes a report, in their order</caption>
 *   <tr><th>item</th><th>no fix-by date, no reopening in force</th><th>one of them in force</th></tr>
 *   <tr><td>carried forward from an earlier round</td><td>{@code item-carried-forward}</td><td>the rows below</td></tr>
 *   <tr><td>CONFIRMED</td><td>{@code item-confirmed}</td><td>{@code item-confirmed}</td></tr>
 *   <tr><td>any other, in the reporting window</td><td>nothing</td><td>nothing</td></tr>
 *   <tr><td>any other, before or after it</td><td>{@code window-closed}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>The bureau's own files (a form, a remark) change nothing that was reported: whatever the item's status, only the certification window
 * counts, and outside it they are refused as {@code window-closed}.
 *
 * <p>What is confirmed is reported again only after the certifier withdrew the decision, and so its files stay as they were seen.
 */
final class AttachingRules {

    /** All windows and deadlines are days of this zone and last through the whole of their last day. */
    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    private AttachingRules() {}

    /** What stands against attaching; null if nothing does. */
    static @Nullable Lock lockOf(Side side, ItemFacts item, Instant now) {
        LocalDate today = now.atZone(BANGKOK).toLocalDate();
        if (side == Side.BUREAU) {
            return item.certification().isOpenOn(today) ? null : Lock.WINDOW_CLOSED;
        }
        boolean granted = lasts(item.fixBy(), today) || lasts(item.reopenedUntil(), today);
        if (item.carriedFrom() != null && !granted) {
            return Lock.CARRIED_FORWARD;
        }
        if (item.confirmed()) {
            return Lock.CONFIRMED;
        }
        return granted || item.reporting().isOpenOn(today) ? null : Lock.WINDOW_CLOSED;
    }

    /** The days on which the side may attach, were it not for the item's status: a fix-by date or a reopening makes the office's longer. */
    static DateWindow windowOf(Side side, ItemFacts item) {
        return side == Side.BUREAU
                ? item.certification()
                : item.reporting().until(item.fixBy()).until(item.reopenedUntil());
    }

    private static boolean lasts(@Nullable LocalDate lastDay, LocalDate today) {
        return lastDay != null && !today.isAfter(lastDay);
    }
}
