package org.rabrong.confirmation.home;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.home.Home.Whose;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** หน้าแรกสำนัก: a certifier sees the own bureaus', psdg every bureau's or one's. */
@RestController
@RequestMapping("/api/v1/confirmations/home")
class HomeController {

    private final Home home;

    HomeController(Home home) {
        this.home = home;
    }

    @GetMapping
    HomeView home(
            @RequestParam String round,
            @RequestParam(required = false) @Nullable String bureau,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable Instant since,
            Person person) {
        requireText("round", round);
        requireText("bureau", bureau);
        return home.read(round, whose(person, bureau), since).orElseThrow(() -> Problem.notFound("round", round));
    }

    private static Whose whose(Person person, @Nullable String bureau) {
        boolean psdg = person.is(Role.PSDG);
        Set<String> own = person.organisations(Role.CERTIFIER);
        if (!psdg && own.isEmpty()) {
            throw Assignments.anyCertifier();
        }
        if (bureau != null) {
            if (!psdg) {
                person.requireCertifierOf(bureau);
            }
            return new Whose(false, Set.of(bureau));
        }
        return new Whose(psdg, own);
    }

    /** The database takes no NUL. */
    private static void requireText(String parameter, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw Problem.invalid(Violation.of(parameter, "characters"));
        }
    }
}
