package org.rabrong.identity.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offices and bureaus: any signed-in person reads them, psdg changes them. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationController {

    private static final int LARGEST_PAGE = 1000;

    private final OrganisationDirectory directory;
    private final OrganisationHistory history;

    OrganisationController(OrganisationDirectory directory, OrganisationHistory history) {
        this.directory = directory;
        this.history = history;
    }

    /**
     * @param kind only this kind
     * @param on only those that are there on this day
     * @param cursor the {@code next} of the page before: the code of its last organisation
     * @param limit 1–1000; the default holds them all
     */
    @GetMapping
    Page<OrganisationResponse> list(
            @RequestParam @Nullable OrganisationKind kind,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        requirePage(limit);
        List<KnownOrganisation> found = after(
                cursor,
                directory.known().stream()
                        .filter(known -> wanted(kind, on).test(known.organisation()))
                        .toList());
        return Page.of(found.stream().map(OrganisationResponse::from), limit, OrganisationResponse::code);
    }

    @GetMapping("/{code}")
    OrganisationResponse get(@PathVariable String code) {
        return OrganisationResponse.from(directory.get(code));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrganisationResponse add(@RequestBody NewOrganisation wanted, Person person) {
        person.requirePsdg();
        return OrganisationResponse.from(directory.add(checked(wanted.description()), person));
    }

    @PutMapping("/{code}")
    OrganisationResponse change(@PathVariable String code, @RequestBody Change wanted, Person person) {
        person.requirePsdg();
        OrganisationKind kind = directory.get(code).organisation().kind();
        if (wanted.revision() == null) {
            throw Problem.invalid(Violation.of("revision", "required"));
        }
        return OrganisationResponse.from(
                directory.change(checked(wanted.description(code, kind)), wanted.revision(), person));
    }

    /** @param cursor the {@code next} of the page before: the revision of its last step */
    @GetMapping("/{code}/history")
    Page<OrganisationHistory.Step> history(
            @PathVariable String code,
            @RequestParam @Nullable Long cursor,
            @RequestParam(defaultValue = "100") int limit,
            Person person) {
        person.requirePsdg();
        requirePage(limit);
        directory.get(code);
        return Page.of(
                history.steps(code, cursor == null ? Long.MAX_VALUE : cursor, limit + 1).stream(),
                limit,
                step -> String.valueOf(step.revision()));
    }

    static Predicate<Organisation> wanted(@Nullable OrganisationKind kind, @Nullable LocalDate on) {
        return organisation ->
                (kind == null || organisation.kind() == kind) && (on == null || organisation.isThereOn(on));
    }

    /** Everything that can be said about a new one. */
    record NewOrganisation(
            @Nullable String code,
            @Nullable OrganisationKind kind,
            @Nullable String nameTh,
            @Nullable String nameEn,
            @Nullable String shortTh,
            @Nullable List<@Nullable String> provinces,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {

        Description description() {
            return new Description(
                    code, kind, nameTh, nameEn, shortTh, provinces == null ? List.of() : provinces, since, until);
        }
    }

    /** What may change, all of it: what is left out is taken away. */
    record Change(
            @Nullable Long revision,
            @Nullable String nameTh,
            @Nullable String nameEn,
            @Nullable String shortTh,
            @Nullable List<@Nullable String> provinces,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {

        Description description(String code, OrganisationKind kind) {
            return new Description(
                    code, kind, nameTh, nameEn, shortTh, provinces == null ? List.of() : provinces, since, until);
        }
    }

    private static Organisation checked(Description description) {
        List<Violation> broken = OrganisationRules.brokenBy(description);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return description.organisation();
    }

    private static void requirePage(int limit) {
        if (limit < 1) {
            throw Problem.invalid(Violation.of("limit", "min", 1));
        }
        if (limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", "max", LARGEST_PAGE));
        }
    }

    /** What follows the organisation of that code in the order of names, also when a filter leaves that one out. */
    private List<KnownOrganisation> after(@Nullable String cursor, List<KnownOrganisation> found) {
        if (cursor == null) {
            return found;
        }
        Organisation last = directory.known().stream()
                .map(KnownOrganisation::organisation)
                .filter(organisation -> organisation.code().equals(cursor))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(Violation.of("cursor", "format")));
        Comparator<Organisation> order = OrganisationDirectory.byThaiName();
        return found.stream()
                .filter(known -> order.compare(known.organisation(), last) > 0)
                .toList();
    }
}
