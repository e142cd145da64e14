package org.rabrong.confirmation.live;

import java.util.Set;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of changes in a round: of the variables of the person's bureaus, of all for psdg. */
@RestController
class LiveController {

    private final LiveChanges changes;
    private final Assignments assignments;

    LiveController(LiveChanges changes, Assignments assignments) {
        this.changes = changes;
        this.assignments = assignments;
    }

    @GetMapping(path = "/api/v1/confirmations/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(@RequestParam String round, Person person) {
        if (!person.is(Role.CERTIFIER) && !person.is(Role.PSDG)) {
            throw Assignments.anyCertifier();
        }
        if (round.indexOf('\0') >= 0) {
            throw Problem.invalid(Violation.of("round", "characters"));
        }
        if (!assignments.knowsRound(round)) {
            throw Problem.notFound("round", round);
        }
        Set<String> bureaus = person.organisations(Role.CERTIFIER);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy before the gateway must not hold events back
                .body(changes.follow(person.id(), round, person.is(Role.PSDG), bureaus));
    }
}
