package org.rabrong.identity.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A whole list from a file: shown first, then kept, all of it or nothing. */
@Component
class OrganisationImport {

    private static final ProblemType PREVIEW_OUTDATED = new ProblemType("preview-outdated", 409);

    private final OrganisationDirectory directory;
    private final Clock clock;

    OrganisationImport(OrganisationDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** @param plan null with errors */
    record Result(ListedOrganisations list, @Nullable ImportPlan plan) {}

    /** What would change or what is wrong; changes nothing. */
    @Transactional(readOnly = true)
    Result preview(byte[] file, @Nullable LocalDate endOn, Person person) {
        person.requirePsdg();
        return planned(file, endOn);
    }

    /**
     * Refuses a file with errors (422, each with its cell), and a list that would do something else than what was shown (409).
     *
     * @param shown the fingerprint of the plan that the person saw; null: none
     */
    @Transactional
    Result apply(byte[] file, @Nullable LocalDate endOn, @Nullable String shown, Person person) {
        person.requirePsdg();
        directory.lock();
        Result result = planned(file, endOn);
        ImportPlan plan = result.plan();
        if (plan == null) {
            throw Problem.invalid(
                    result.list().errors().stream().map(ImportError::violation).toArray(Violation[]::new));
        }
        if (shown != null && !shown.equals(plan.fingerprint())) {
            throw Problem.of(PREVIEW_OUTDATED);
        }
        Map<String, Organisation> before = new HashMap<>();
        List<Organisation> after = new ArrayList<>();
        for (ImportPlan.Change change : plan.changes()) {
            after.add(change.after());
            if (change.before() != null) {
                before.put(change.after().code(), change.before());
            }
        }
        directory.store(after, before, Origin.IMPORT, person);
        return result;
    }

    private Result planned(byte[] file, @Nullable LocalDate endOn) {
        List<KnownOrganisation> known = directory.known();
        Map<String, Organisation> organisations = new HashMap<>();
        byCode(known).forEach((code, one) -> organisations.put(code, one.organisation()));
        ListedOrganisations list = ListedOrganisations.read(file, organisations);
        return list.errors().isEmpty()
                ? new Result(list, ImportPlan.of(list.listed(), known, endOn, LocalDate.now(clock)))
                : new Result(list, null);
    }

    static Map<String, KnownOrganisation> byCode(List<KnownOrganisation> known) {
        Map<String, KnownOrganisation> byCode = new LinkedHashMap<>();
        known.forEach(one -> byCode.put(one.organisation().code(), one));
        return byCode;
    }
}
