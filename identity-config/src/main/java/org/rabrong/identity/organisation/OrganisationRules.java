package org.rabrong.identity.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Violation;

/** What may be said about an organisation, whether typed or read from a file. Fields are named as in the HTTP API. */
final class OrganisationRules {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_SHORT_NAME = 20;
    static final int MOST_PROVINCES = 10;
    /** A formula in somebody's Excel, once the list is exported. */
    static final Pattern FORMULA = Pattern.compile("^[=+@\\-\\t\\r]", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,8}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int BUDDHIST_ERA = 543;

    private final List<Violation> broken = new ArrayList<>();

    private OrganisationRules() {}

    /** Rules that the description breaks, none if it can be kept as it is. */
    static List<Violation> brokenBy(Description description) {
        OrganisationRules rules = new OrganisationRules();
        rules.check(description);
        return rules.broken;
    }

    /** A date typed in the Buddhist era is told as such. */
    static @Nullable Violation date(String field, @Nullable LocalDate date) {
        if (date == null || (!date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY))) {
            return null;
        }
        boolean buddhist = !date.minusYears(BUDDHIST_ERA).isBefore(FIRST_DAY)
                && !date.minusYears(BUDDHIST_ERA).isAfter(LAST_DAY);
        return buddhist
                ? Violation.of(field, "common-era", String.valueOf(date.getYear() - BUDDHIST_ERA))
                : Violation.of(field, "date-range", FIRST_DAY, LAST_DAY);
    }

    private void check(Description description) {
        String code = description.code();
        if (code == null) {
            add("code", "required");
        } else {
            require(CODE.matcher(code).matches(), "code", "code");
        }
        if (description.kind() == null) {
            add("kind", "required");
        }
        name("nameTh", description.nameTh());
        name("nameEn", description.nameEn());
        if (description.shortTh() != null) {
            text("shortTh", description.shortTh(), LONGEST_SHORT_NAME);
        }
        if (description.kind() != null) {
            boolean office = description.kind().reports();
            require(!office || description.shortTh() == null, "shortTh", "only-bureaus");
            provinces(description.provinces(), office);
        }
        dates(description.since(), description.until());
    }

    private void name(String field, @Nullable String value) {
        if (value == null) {
            add(field, "required");
        } else {
            text(field, value, LONGEST_NAME);
        }
    }

    private void text(String field, String value, int longest) {
        if (value.codePointCount(0, value.length()) > longest) {
            add(field, "length", longest);
        }
        require(value.codePoints().allMatch(OrganisationRules::canBeShown), field, "characters");
        require(!FORMULA.matcher(value).find(), field, "formula-like");
    }

    private void provinces(List<@Nullable String> provinces, boolean office) {
        if (!office) {
            require(provinces.isEmpty(), "provinces", "only-offices");
            return;
        }
        if (provinces.isEmpty()) {
            add("provinces", "required");
        } else if (provinces.size() > MOST_PROVINCES) {
            add("provinces", "at-most", MOST_PROVINCES);
        }
        Set<String> seen = new HashSet<>();
        for (String province : provinces) {
            if (province == null || !Provinces.has(province)) {
                add("provinces", "province", shortened(province));
                return;
            }
            if (!seen.add(province)) {
                add("provinces", "twice", province);
                return;
            }
        }
    }

    private void dates(@Nullable LocalDate since, @Nullable LocalDate until) {
        Violation sinceBroken = date("since", since);
        Violation untilBroken = date("until", until);
        if (sinceBroken != null) {
            broken.add(sinceBroken);
        }
        if (untilBroken != null) {
            broken.add(untilBroken);
        }
        if (sinceBroken == null && untilBroken == null && since != null && until != null && until.isBefore(since)) {
            add("until", "not-before-since", since);
        }
    }

    private void require(boolean kept, String field, String rule) {
        if (!kept) {
            add(field, rule);
        }
    }

    private void add(String field, String rule, Object... arguments) {
        broken.add(Violation.of(field, rule, arguments));
    }

    /** No control characters, none that are invisible or turn the direction of writing, no halves of characters. */
    private static boolean canBeShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String shortened(@Nullable String value) {
        return value == null ? "" : value.substring(0, Math.min(value.length(), 20));
    }
}
