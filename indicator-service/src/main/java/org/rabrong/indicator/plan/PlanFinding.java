package org.rabrong.indicator.plan;

import java.util.List;

/**
 * Something that a plan lacks or that is wrong with it. What people read is in {@link FindingTexts}.
 *
 * @param rule stable slug: {@code levels-not-monotone}
 * @param arguments what the text needs
 * @param position of the character in the formula or the number of the level where it goes wrong, from 1; 0 where there is none
 */
public record PlanFinding(PlanPlace place, String rule, Severity severity, List<String> arguments, int position) {

    /** Whether it keeps the plan from being published. */
    public enum Severity {
        /** It does. */
        ERROR,
        /** It does when psdg does not accept it by name. */
        WARNING
    }

    public boolean blocks() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return place + ": " + rule + (arguments.isEmpty() ? "" : " " + arguments);
    }
}
