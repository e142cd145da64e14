package org.rabrong.indicator.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A plan's draft over HTTP, for psdg. Every change answers with the draft as it is then, and with what is wrong with it. */
@RestController
@RequestMapping("/api/v1/plans/{plan}/draft")
class DraftController {

    private static final int LAST_POSITION = 10_000;

    private final DraftDesk desk;
    private final PlanReview review;

    DraftController(DraftDesk desk, PlanReview review) {
        this.desk = desk;
        this.review = review;
    }

    /** @param added code of the part that the request added */
    record DraftResponse(
            int revision,
            PlanTree tree,
            List<FindingTexts.Line> findings,
            List<PlanWeights.Sum> weights,
            @Nullable Undo undo,
            boolean differs,
            @Nullable String added) {}

    /** What would be taken back. */
    record Undo(String what, @Nullable String by, Instant at) {}

    @GetMapping
    DraftResponse draft(Person person, @PathVariable String plan, Locale locale) {
        return response(desk.read(person, plan), null, locale);
    }

    @PutMapping
    DraftResponse changePlan(Person person, @PathVariable String plan, @RequestBody JsonNode body, Locale locale) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        int revision = revision(fields);
        String nameTh = fields.text("nameTh", PartFields.LONGEST_NAME);
        Policy policy = fields.word("policy", Policy.class);
        Integer deviationPercent = fields.integer("deviationPercent", 0, PlanTree.MOST_DEVIATION);
        fields.end();
        fields.require();
        return response(desk.changePlan(person, plan, revision, nameTh, policy, deviationPercent), locale);
    }

    @PostMapping("/parts")
    DraftResponse add(Person person, @PathVariable String plan, @RequestBody JsonNode body, Locale locale) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        int revision = revision(fields);
        Level level = level(fields);
        String parent = parent(fields);
        Integer position = fields.integer("position", 0, LAST_POSITION);
        PartFields part = PartFields.read(fields.within("part"), level);
        fields.end();
        fields.require();
        DraftDesk.Changed changed = desk.add(person, plan, revision, level, parent, position, part);
        return response(changed.draft(), changed.code(), locale);
    }

    @PutMapping("/parts/{level}/{code}")
    DraftResponse change(
            Person person,
            @PathVariable String plan,
            @PathVariable String level,
            @PathVariable String code,
            @RequestBody JsonNode body,
            Locale locale) {
        person.requirePsdg();
        Level wanted = level(level);
        Fields fields = Fields.of(body);
        int revision = revision(fields);
        if (!fields.has("part")) {
            fields.missing("part");
        }
        PartFields part = PartFields.read(fields.within("part"), wanted);
        fields.end();
        fields.require();
        return response(desk.change(person, plan, revision, wanted, code, part), locale);
    }

    @DeleteMapping("/parts/{level}/{code}")
    DraftResponse remove(
            Person person,
            @PathVariable String plan,
            @PathVariable String level,
            @PathVariable String code,
            @RequestParam int revision,
            Locale locale) {
        person.requirePsdg();
        return response(desk.remove(person, plan, revision, level(level), code), locale);
    }

    @PostMapping("/moves")
    DraftResponse move(Person person, @PathVariable String plan, @RequestBody JsonNode body, Locale locale) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        int revision = revision(fields);
        Level level = level(fields);
        String code = fields.requiredText("code", 100);
        String parent = parent(fields);
        int position = fields.requiredInteger("position", 0, LAST_POSITION);
        fields.end();
        fields.require();
        return response(desk.move(person, plan, revision, level, code, parent, position), locale);
    }

    @PostMapping("/undo")
    DraftResponse undo(Person person, @PathVariable String plan, @RequestBody JsonNode body, Locale locale) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        int revision = revision(fields);
        fields.end();
        fields.require();
        return response(desk.undo(person, plan, revision), null, locale);
    }

    private static int revision(Fields fields) {
        return fields.requiredInteger("revision", 1, Integer.MAX_VALUE);
    }

    private static @Nullable String parent(Fields fields) {
        String parent = fields.text("parent", 100);
        return parent == null || parent.isEmpty() ? null : parent;
    }

    /** Of a part; DIMENSION where there is none, which is then refused. */
    private static Level level(Fields fields) {
        Level level = fields.word("level", Level.class);
        if (level == null && !fields.has("level")) {
            fields.missing("level");
        } else if (level == Level.PLAN) {
            fields.broken("level", "word");
        }
        return level == null || level == Level.PLAN ? Level.DIMENSION : level;
    }

    private static Level level(String word) {
        for (Level level : Level.values()) {
            if (level != Level.PLAN && level.name().equals(word)) {
                return level;
            }
        }
        throw Problem.invalid(Violation.of("level", "word"));
    }

    private DraftResponse response(DraftDesk.Changed changed, Locale locale) {
        return response(changed.draft(), null, locale);
    }

    private DraftResponse response(Draft.WithUndo found, @Nullable String added, Locale locale) {
        Draft draft = found.draft();
        DraftStep undo = found.undo();
        PlanReview.Reviewed reviewed = review.reviewed(draft.tree());
        return new DraftResponse(
                draft.revision(),
                draft.tree(),
                FindingTexts.in(locale).lines(reviewed.findings()),
                reviewed.weights(),
                undo == null ? null : new Undo(undo.text(locale), undo.by(), undo.at()),
                draft.differs(),
                added);
    }
}
