package org.rabrong.indicator.plan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Plans: everyone who signed in reads what is published, psdg begins and publishes them. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanController {

    static final int FIRST_YEAR = 2500;
    static final int LAST_YEAR = 2700;

    private static final Pattern PLAN = Pattern.compile("[a-z]{2,10}-[0-9]{4}");
    private static final int LONGEST_NOTE = 1000;

    private final Plans plans;
    private final DraftDesk drafts;

    PlanController(Plans plans, DraftDesk drafts) {
        this.plans = plans;
        this.drafts = drafts;
    }

    record PlanList(List<PlanLine> items, @Nullable String next) {}

    record VersionList(List<VersionLine> items, @Nullable String next) {}

    record DifferenceList(
            List<PlanDifference> items, @Nullable String next) {}

    @GetMapping
    PlanList all(Person person) {
        return new PlanList(plans.lines(person.is(Role.PSDG)), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanLine create(Person person, @RequestBody JsonNode body) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        String programme = fields.requiredCode("programme", ProgrammeController.CODE);
        int year = fields.requiredInteger("fiscalYear", FIRST_YEAR, LAST_YEAR);
        String nameTh = fields.requiredText("nameTh", PartFields.LONGEST_NAME);
        Policy policy = fields.word("policy", Policy.class);
        Integer deviationPercent = fields.integer("deviationPercent", 0, PlanTree.MOST_DEVIATION);
        String copyOf = fields.text("copyOf", PLAN);
        fields.end();
        fields.require();
        return plans.create(
                person,
                programme,
                year,
                nameTh,
                policy,
                deviationPercent,
                copyOf == null || copyOf.isEmpty() ? null : copyOf);
    }

    @GetMapping("/{plan}")
    PlanTree one(@PathVariable String plan, @RequestParam(required = false) @Nullable Integer version) {
        return (version == null ? plans.published(plan) : plans.version(plan, version))
                .orElseThrow(() -> Problem.notFound("plan", version == null ? plan : plan + " (" + version + ")"));
    }

    @GetMapping("/{plan}/versions")
    VersionList versions(Person person, @PathVariable String plan) {
        List<VersionLine> versions = plans.versions(plan);
        if (versions.isEmpty()) {
            requireUnpublished(person, plan);
        }
        return new VersionList(versions, null);
    }

    @GetMapping("/{plan}/differences")
    DifferenceList differences(
            Person person, @PathVariable String plan, @RequestParam int from, @RequestParam String to, Locale locale) {
        PlanTree after = to.equals("draft") ? drafts.read(person, plan).draft().tree() : version(plan, number(to));
        PlanTree before = from == 0 ? after.empty() : version(plan, from);
        return new DifferenceList(PlanDifferences.between(before, after, locale), null);
    }

    @PostMapping("/{plan}/publish")
    VersionLine publish(Person person, @PathVariable String plan, @RequestBody JsonNode body, Locale locale) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        int revision = fields.requiredInteger("revision", 1, Integer.MAX_VALUE);
        boolean acceptWarnings = Boolean.TRUE.equals(fields.flag("acceptWarnings"));
        String note = fields.lines("note", LONGEST_NOTE);
        fields.end();
        fields.require();
        try {
            return plans.publish(person, plan, revision, acceptWarnings, note == null || note.isEmpty() ? null : note);
        } catch (IncompletePlan incomplete) {
            throw incomplete.problem(locale);
        }
    }

    private void requireUnpublished(Person person, String plan) {
        if (!person.is(Role.PSDG)) {
            throw Problem.notFound("plan", plan);
        }
        drafts.read(person, plan);
    }

    private PlanTree version(String plan, int version) {
        return plans.version(plan, version).orElseThrow(() -> Problem.notFound("plan", plan + " (" + version + ")"));
    }

    private static int number(String to) {
        if (!to.matches("[1-9][0-9]{0,8}")) {
            throw Problem.invalid(Violation.of("to", "format"));
        }
        return Integer.parseInt(to);
    }
}
