package org.rabrong.indicator.plan.file;

import java.util.ArrayList;
import java.util.List;
import org.rabrong.platform.web.Violation;

/** What is wrong with a file, each with its place ({@code line 12, column 9}, {@code F7}); after many the rest is not told. */
public final class FileFaults {

    private static final int MOST = 100;

    private final List<Violation> unreadable = new ArrayList<>();
    private final List<Violation> all = new ArrayList<>();

    /** A part of the file has no meaning. */
    void unreadable(String place, String rule, Object... arguments) {
        add(unreadable, place, rule, arguments);
        add(all, place, rule, arguments);
    }

    /** The part is understood, but no draft may hold it. */
    void unfit(String place, String rule, Object... arguments) {
        add(all, place, rule, arguments);
    }

    private static void add(List<Violation> faults, String place, String rule, Object... arguments) {
        if (faults.size() < MOST) {
            faults.add(Violation.of(place, rule, arguments));
        }
    }

    /** Everything that keeps the file from being imported. */
    public List<Violation> all() {
        return List.copyOf(all);
    }

    /** What keeps it from being understood at all. */
    public List<Violation> unreadable() {
        return List.copyOf(unreadable);
    }
}
