package org.rabrong.submission.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.rabrong.rules.plausibility.PlausibilityRules;

/**
 * What the office says about a warning.
 *
 * @param text null to take it back
 * @param revision of the value that is explained
 */
record ExplanationRequest(TypedValue text, TypedValue revision) {

    private static final String FIELD = "text";

    Item explain(ItemId id, String rule, Person person, EntryDesk desk) {
        if (!PlausibilityRules.isRule(rule)) {
            throw Problem.notFound("warning", rule);
        }
        List<Violation> broken = new ArrayList<>();
        String said = said(broken);
        OptionalLong seen = Report.seenRevision(revision);
        if (seen.isEmpty()) {
            broken.add(Report.revisionViolation(revision));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return desk.explain(id, rule, said, seen, person);
    }

    private @Nullable String said(List<Violation> broken) {
        String rule = null;
        String said = null;
        switch (text) {
            case TypedValue.Null() -> {
                // Takes it back
            }
            case TypedValue.Missing() -> rule = "required";
            case TypedValue.Other() -> rule = "type";
            case TypedValue.Text(String typed) -> {
                said = typed.strip();
                if (said.codePoints().allMatch(ExplanationRequest::isBlank)) {
                    rule = "required";
                } else if (said.codePoints().anyMatch(ExplanationRequest::isNotShown)) {
                    rule = "characters";
                }
            }
        }
        if (said != null && said.length() > Explanation.MAX_LENGTH) {
            broken.add(Violation.of(FIELD, "length", Explanation.MAX_LENGTH));
        } else if (rule != null) {
            broken.add(Violation.of(FIELD, rule));
        }
        return said;
    }

    /** Blanks of every script, and what only joins or turns the characters beside it. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }

    /** A database takes neither; lines may be broken. */
    private static boolean isNotShown(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t')
                || Character.getType(character) == Character.SURROGATE;
    }
}
