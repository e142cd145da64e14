package org.rabrong.indicator.round.items;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;

/**
 * What psdg asks to remove.
 *
 * @param keepReported leaves items with reported data
 * @param includeReported takes them too; needs the round's id as {@code confirm} and a reason
 */
record Removal(
        @Nullable List<@Nullable String> variables,
        @Nullable List<@Nullable String> offices,
        @Nullable Boolean obsolete,
        @Nullable Boolean keepReported,
        @Nullable Boolean includeReported,
        @Nullable String confirm,
        @Nullable String reason) {

    static final Removal ALL = new Removal(null, null, null, null, null, null, null);

    private static final int MOST = 1000;

    RemovalScope scope() {
        List<Violation> broken = new ArrayList<>();
        List<String> checkedVariables = codes("variables", variables, broken);
        List<String> checkedOffices = codes("offices", offices, broken);
        if (reason != null && reason.indexOf('\0') >= 0) {
            broken.add(Violation.of("reason", "characters"));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return new RemovalScope(checkedVariables, checkedOffices, obsolete);
    }

    /** Given and empty is a mistake: it must not mean all. */
    private static @Nullable List<String> codes(
            String field, @Nullable List<@Nullable String> codes, List<Violation> broken) {
        if (codes == null) {
            return null;
        }
        if (codes.isEmpty() || codes.size() > MOST) {
            broken.add(Violation.of(field, codes.isEmpty() ? "required" : "entries", MOST));
            return null;
        }
        List<String> checked = new ArrayList<>();
        for (String code : codes) {
            if (code == null || code.isBlank() || code.length() > 40 || code.indexOf('\0') >= 0) {
                broken.add(Violation.of(field, "format"));
                return null;
            }
            checked.add(code);
        }
        return checked;
    }
}
