package org.rabrong.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A service as small as can be that uses everything of the platform's web. */
@SpringBootApplication
class TallyApplication {

    /** Certifies for BTL in somebody's place; asked only for staff. */
    @Bean
    LentMemberships lent() {
        return person -> person.username().equals("somying")
                ? List.of(new LentMembership(new Membership(Role.CERTIFIER, "BTL"), "สมชาย", LocalDate.of(2016, 5, 13)))
                : List.of();
    }

    @RestController
    static class Tallies {

        private final TallyDesk desk;
        private final JdbcClient jdbc;

        Tallies(TallyDesk desk, JdbcClient jdbc) {
            this.desk = desk;
            this.jdbc = jdbc;
        }

        @GetMapping("/whoami")
        Map<String, Object> whoAmI(Person person) {
            return Map.of(
                    "id", person.id(),
                    "username", person.username(),
                    "name", person.displayName(),
                    "memberships", person.memberships());
        }

        @GetMapping("/offices/{office}")
        String office(Person person, @PathVariable String office) {
            person.requireReporterOf(office);
            return office;
        }

        @GetMapping("/bureaus/{bureau}")
        String bureau(Person person, @PathVariable String bureau) {
            person.requireCertifierOf(bureau);
            return bureau;
        }

        @GetMapping("/administration")
        String administration(Person person) {
            person.requirePsdg();
            return "ok";
        }

        @GetMapping("/rounds/{round}")
        String round(@PathVariable String round) {
            throw Problem.notFound("round", round);
        }

        @GetMapping("/full")
        String full() {
            throw Problem.of(
                            new ProblemType("tally-full", 409),
                            LocalDate.of(2016, 4, 18),
                            new BigDecimal("1000.50"),
                            "CLOSED")
                    .with("current", null)
                    .with("limit", "1000.50");
        }

        @GetMapping("/nameless")
        String nameless() {
            throw Problem.of(new ProblemType("without-text", 409));
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret of the house");
        }

        @GetMapping("/kept")
        long kept(@RequestParam String name) {
            return jdbc.sql("SELECT count(*) FROM tallies WHERE name = ?")
                    .param(name)
                    .query(Long.class)
                    .single();
        }

        @GetMapping("/asked")
        String asked(@RequestParam LocalDate day, @RequestParam(defaultValue = "10") @Max(100) int limit) {
            return day + " " + limit;
        }

        @PutMapping("/tallies/{name}")
        TallyResponse countUp(@PathVariable String name, @RequestBody(required = false) @Nullable Object body) {
            return TallyResponse.from(desk.countUp(name));
        }

        @PostMapping("/tallies/{name}")
        ResponseEntity<TallyResponse> create(@PathVariable String name) {
            return ResponseEntity.created(URI.create("/tallies/" + name)).body(TallyResponse.from(desk.create(name)));
        }

        @PutMapping("/tallies/{name}/refused")
        TallyResponse refused(@PathVariable String name) {
            desk.countUp(name);
            throw Problem.invalid(Violation.of("name", "required"));
        }

        @PutMapping("/tallies/{name}/late")
        TallyResponse late(@PathVariable String name) {
            return TallyResponse.from(desk.countUpTooLate(name, () -> {
                Thread other = Thread.ofVirtual()
                        .start(() -> jdbc.sql("UPDATE tallies SET version = version + 1 WHERE name = ?")
                                .param(name)
                                .update());
                try {
                    other.join();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }));
        }

        @PostMapping("/notes")
        ValidNote note(@RequestBody @Valid ValidNote note) {
            return note;
        }

        @PostMapping("/files")
        ResponseEntity<Map<String, Object>> file(@RequestParam MultipartFile file) {
            desk.countUp("files");
            return ResponseEntity.status(201).body(Map.of("size", file.getSize()));
        }
    }

    record TallyResponse(String name, int count, long version) {
        static TallyResponse from(Tally tally) {
            return new TallyResponse(tally.name(), tally.count(), tally.version());
        }
    }

    record ValidNote(
            @NotBlank @Size(max = 5) String text,
            @Max(5) @Nullable Integer stars,
            @Valid List<Line> lines) {
        record Line(@NotBlank String text) {}
    }
}
