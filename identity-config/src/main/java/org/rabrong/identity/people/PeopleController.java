package org.rabrong.identity.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.identity.organisation.OrganisationDirectory;
import org.rabrong.identity.realm.GroupMembers;
import org.rabrong.identity.realm.GroupMembers.Member;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of a bureau: its certifiers choose among them to whom they delegate. */
@RestController
class PeopleController {

    private static final int LARGEST_PAGE = 200;
    private static final Pattern CURSOR = Pattern.compile("(CERTIFIER|STAFF):([0-9]{1,6})");

    private final OrganisationDirectory organisations;
    private final GroupMembers members;

    PeopleController(OrganisationDirectory organisations, GroupMembers members) {
        this.organisations = organisations;
        this.members = members;
    }

    /** Which of the roles is asked for. */
    enum BureauRole {
        CERTIFIER,
        STAFF;

        /** The realm's group of that role. */
        String group() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record PersonResponse(String username, String name, BureauRole role) {}

    /** @param next the cursor of the following page: a role and how many of it were seen; null on the last */
    record PeoplePage(List<PersonResponse> items, @Nullable String next) {}

    /** Certifiers first, each by user name; refuses everybody but certifiers of the bureau by own right and psdg. */
    @GetMapping("/api/v1/organisations/{code}/people")
    PeoplePage people(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable BureauRole role,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "200") int limit,
            Person person) {
        if (!person.is(Role.PSDG)) {
            person.requireCertifierByOwnRightOf(code);
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : LARGEST_PAGE));
        }
        if (organisations.all().stream().noneMatch(known -> known.code().equals(code))) {
            throw Problem.notFound("organisation", code);
        }
        return page(code, role, cursor, limit);
    }

    private PeoplePage page(String code, @Nullable BureauRole only, @Nullable String cursor, int limit) {
        BureauRole from = only == null ? BureauRole.CERTIFIER : only;
        int seen = 0;
        if (cursor != null) {
            Matcher place = CURSOR.matcher(cursor);
            if (!place.matches()) {
                throw Problem.invalid(Violation.of("cursor", "format"));
            }
            from = BureauRole.valueOf(place.group(1));
            seen = Integer.parseInt(place.group(2));
        }
        List<PersonResponse> people = new ArrayList<>();
        int room = limit;
        for (BureauRole role : BureauRole.values()) {
            if (role.compareTo(from) < 0 || (only != null && role != only)) {
                continue;
            }
            int first = role == from ? seen : 0;
            List<Member> found = members.of(role.group(), code, first, room + 1);
            found.stream()
                    .limit(room)
                    .filter(Member::enabled)
                    .map(member -> new PersonResponse(member.username(), member.name(), role))
                    .forEach(people::add);
            if (found.size() > room) {
                return new PeoplePage(people, role + ":" + (first + room));
            }
            room -= found.size();
        }
        return new PeoplePage(people, null);
    }
}
