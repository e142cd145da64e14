package org.rabrong.indicator.plan;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Programmes over HTTP. */
@RestController
@RequestMapping("/api/v1/programmes")
class ProgrammeController {

    /** A plan's id begins with it, in lower case. */
    static final Pattern CODE = Pattern.compile("[A-Z]{2,10}");

    private static final int LONGEST_NAME = 200;

    private final Programmes programmes;

    ProgrammeController(Programmes programmes) {
        this.programmes = programmes;
    }

    record ProgrammeList(List<Programme> items, @Nullable String next) {}

    @GetMapping
    ProgrammeList all() {
        return new ProgrammeList(programmes.all(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Programme add(Person person, @RequestBody JsonNode body) {
        person.requirePsdg();
        Fields fields = Fields.of(body);
        String code = fields.requiredCode("code", CODE);
        Programme programme = named(code, fields);
        return programmes.add(person, programme);
    }

    @PutMapping("/{code}")
    Programme rename(Person person, @PathVariable String code, @RequestBody JsonNode body) {
        person.requirePsdg();
        Programme programme = named(code, Fields.of(body));
        return programmes.rename(person, code, programme.nameTh(), programme.nameEn());
    }

    private static Programme named(String code, Fields fields) {
        String nameTh = fields.requiredText("nameTh", LONGEST_NAME);
        String nameEn = fields.text("nameEn", LONGEST_NAME);
        fields.end();
        fields.require();
        return new Programme(code, nameTh, nameEn == null || nameEn.isEmpty() ? null : nameEn);
    }
}
