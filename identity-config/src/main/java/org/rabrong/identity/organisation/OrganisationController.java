package org.rabrong.identity.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of offices and bureaus, for any signed-in person. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationController {

    private static final int LARGEST_PAGE = 1000;

    private final OrganisationDirectory directory;

    OrganisationController(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param kind only this kind
     * @param cursor the {@code next} of the page before: the code of its last organisation
     * @param limit 1–1000; the default holds them all
     */
    @GetMapping
    Page list(
            @RequestParam @Nullable OrganisationKind kind,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1) {
            throw Problem.invalid(Violation.of("limit", "min", 1));
        }
        if (limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", "max", LARGEST_PAGE));
        }
        List<Organisation> found = directory.all().stream()
                .filter(organisation -> kind == null || organisation.kind() == kind)
                .toList();
        int from = cursor == null ? 0 : after(cursor, found);
        int to = Math.min(from + limit, found.size());
        return new Page(
                found.subList(from, to), to < found.size() ? found.get(to - 1).code() : null);
    }

    private static int after(String cursor, List<Organisation> organisations) {
        for (int i = 0; i < organisations.size(); i++) {
            if (organisations.get(i).code().equals(cursor)) {
                return i + 1;
            }
        }
        throw Problem.invalid(Violation.of("cursor", "format"));
    }

    record Page(List<Organisation> items, @Nullable String next) {}
}
