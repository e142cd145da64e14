package org.rabrong.indicator.permission;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.permission.Permission.Kind;
import org.rabrong.indicator.permission.Permission.Letter;
import org.rabrong.indicator.permission.Permission.State;
import org.rabrong.indicator.plan.Fields;
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

/** Permissions over HTTP: bureaus ask, psdg answers. */
@RestController
@RequestMapping("/api/v1/permissions")
class PermissionController {

    private static final Pattern PLAN = Pattern.compile("[a-z]{2,10}-[0-9]{4}");
    private static final Pattern PART = Pattern.compile("[0-9A-Z]{1,10}(\\.[0-9]{1,3}){0,5}(\\.[A-Z])?");
    private static final Pattern ROUND = Pattern.compile("[a-z]{2,10}-[0-9]{4}-[0-9]{1,2}m");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_ROUNDS = 20;
    private static final int MOST_ROWS = 1000;

    private final PermissionDesk desk;

    PermissionController(PermissionDesk desk) {
        this.desk = desk;
    }

    record PermissionList(List<Permission> items, @Nullable String next) {}

    @GetMapping
    PermissionList all(
            Person person,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : MOST_ROWS));
        }
        List<Permission> page = desk.page(person, state, plan, cursor, limit + 1);
        boolean more = page.size() > limit;
        List<Permission> items = more ? page.subList(0, limit) : page;
        return new PermissionList(items, more ? items.getLast().id().toString() : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Permission ask(Person person, @RequestBody JsonNode body) {
        if (!person.is(Role.CERTIFIER)) {
            throw Problem.forbidden("certifier", "");
        }
        Fields fields = Fields.of(body);
        Kind kind = fields.word("kind", Kind.class);
        if (kind == null && !fields.has("kind")) {
            fields.missing("kind");
        }
        String plan = fields.requiredCode("plan", PLAN);
        String sub = fields.requiredCode("subIndicator", PART);
        String variable = fields.text("variable", PART);
        if (kind == Kind.AUDIT && variable != null && !variable.isEmpty()) {
            fields.broken("variable", "only-carry-forward");
        }
        List<String> rounds = fields.codes("rounds", MOST_ROUNDS, ROUND);
        String reason = fields.requiredLines("reason", 2000);
        String number = fields.requiredText("letterNumber", 100);
        LocalDate date = date(fields, "letterDate");
        Letter letter = letter(fields);
        fields.end();
        fields.require();
        return desk.ask(
                person,
                new PermissionDesk.AskedFor(
                        kind == null ? Kind.AUDIT : kind,
                        plan,
                        sub,
                        variable == null || variable.isEmpty() ? null : variable,
                        rounds == null ? List.of() : rounds,
                        reason,
                        number,
                        date,
                        letter));
    }

    @PostMapping("/{id}/grant")
    Permission grant(Person person, @PathVariable UUID id, @RequestBody JsonNode body) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        List<String> rounds = fields.codes("rounds", MOST_ROUNDS, ROUND);
        if (rounds == null) {
            fields.missing("rounds");
        }
        String answer = fields.lines("answer", 1000);
        fields.end();
        fields.require();
        return desk.grant(
                person, id, rounds == null ? List.of() : rounds, answer == null || answer.isEmpty() ? null : answer);
    }

    @PostMapping("/{id}/refuse")
    Permission refuse(Person person, @PathVariable UUID id, @RequestBody JsonNode body) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        String answer = fields.requiredLines("answer", 1000);
        fields.end();
        fields.require();
        return desk.refuse(person, id, answer);
    }

    @PostMapping("/{id}/withdraw")
    Permission withdraw(Person person, @PathVariable UUID id) {
        return desk.withdraw(person, id);
    }

    private static Letter letter(Fields fields) {
        if (!fields.has("letter")) {
            fields.missing("letter");
        }
        Fields letter = fields.within("letter");
        UUID id = uuid(letter);
        String fileName = letter.text("fileName", 255);
        String sha256 = letter.text("sha256", SHA256);
        letter.end();
        return new Letter(
                id,
                fileName == null || fileName.isEmpty() ? null : fileName,
                sha256 == null || sha256.isEmpty() ? null : sha256);
    }

    private static UUID uuid(Fields letter) {
        String id = letter.requiredText("id", 36);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            if (!id.isEmpty()) {
                letter.broken("id", "format");
            }
            return new UUID(0, 0);
        }
    }

    private static LocalDate date(Fields fields, String name) {
        String text = fields.requiredText(name, 10);
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1957 || date.getYear() > 2157) { // 2500 to 2700 of the Buddhist era
                fields.broken(name, "format");
            }
            return date;
        } catch (DateTimeParseException none) {
            if (!text.isEmpty()) {
                fields.broken(name, "format");
            }
            return LocalDate.EPOCH;
        }
    }
}
