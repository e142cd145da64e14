package org.rabrong.identity.me;

import org.rabrong.identity.organisation.OrganisationDirectory;
import org.rabrong.platform.web.Person;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who am I, and for whom may I act? */
@RestController
class MeController {

    private final OrganisationDirectory directory;

    MeController(OrganisationDirectory directory) {
        this.directory = directory;
    }

    @GetMapping("/api/v1/me")
    MeResponse me(Person person) {
        return MeResponse.from(person, directory.all());
    }
}
