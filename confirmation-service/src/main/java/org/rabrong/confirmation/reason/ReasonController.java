package org.rabrong.confirmation.reason;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reasons that a certifier may choose from, and those that the bureau keeps. */
@RestController
@RequestMapping("/api/v1/confirmations/reasons")
class ReasonController {

    private static final int LONGEST = 2000;

    /** As in a rejection: control characters and halves of characters cannot be shown. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{Cc}\\p{Cf}]");

    private final StoredReasons reasons;

    ReasonController(StoredReasons reasons) {
        this.reasons = reasons;
    }

    /** @param next always null: there are few */
    record Reasons(List<StoredReason> items, @Nullable String next) {}

    record ReasonToKeep(@Nullable String bureau, @Nullable String text) {}

    @GetMapping
    Reasons offered(Person person) {
        Set<String> bureaus = requireAnyBureau(person);
        return new Reasons(reasons.offeredTo(bureaus), null);
    }

    @PostMapping
    StoredReason keep(@RequestBody ReasonToKeep reason, Person person) {
        requireAnyBureau(person);
        String bureau = reason.bureau();
        if (bureau == null) {
            throw Problem.invalid(Violation.of("bureau", "required"));
        }
        person.requireCertifierOf(bureau);
        return reasons.keep(bureau, text(reason.text()), person.id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable UUID id, Person person) {
        Set<String> bureaus = requireAnyBureau(person);
        StoredReason reason = reasons.find(id)
                .filter(found -> found.bureau() == null || bureaus.contains(found.bureau()))
                .orElseThrow(() -> Problem.notFound("reason", id.toString()));
        String bureau = reason.bureau();
        if (bureau == null) {
            throw Problem.forbidden("reason-of-everybody", "");
        }
        reasons.drop(id);
    }

    private static Set<String> requireAnyBureau(Person person) {
        if (!person.is(Role.CERTIFIER)) {
            throw Assignments.anyCertifier();
        }
        return person.organisations(Role.CERTIFIER);
    }

    private static String text(@Nullable String given) {
        if (given == null || !VISIBLE.matcher(given).find()) {
            throw Problem.invalid(Violation.of("text", "required"));
        }
        String text = given.strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Problem.invalid(Violation.of("text", "length", LONGEST));
        }
        if (UNPRINTABLE.matcher(text).find()) {
            throw Problem.invalid(Violation.of("text", "characters"));
        }
        return text;
    }
}
