package org.rabrong.indicator.round.extension;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.round.items.Actor;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
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

/** ขยายเวลา: extensions of a round's windows, for psdg. */
@RestController
@RequestMapping("/api/v1/rounds/{round}/extensions")
class ExtensionController {

    private static final int LARGEST_PAGE = 1000;
    private static final int LONGEST_REASON = 2000;

    private final Extensions extensions;
    private final Clock clock;

    ExtensionController(Extensions extensions, Clock clock) {
        this.extensions = extensions;
        this.clock = clock;
    }

    record ExtendRequest(
            Extension.@Nullable Window window,
            @Nullable LocalDate until,
            Extension.@Nullable Scope scope,
            @Nullable String reason) {}

    record RevokeRequest(@Nullable String reason) {}

    record ExtensionResponse(
            UUID id,
            String round,
            Extension.Window window,
            LocalDate until,
            Extension.Scope scope,
            String reason,
            Actor by,
            Instant at,
            boolean inForce,
            Extension.@Nullable Revocation revoked) {

        static ExtensionResponse from(Extension extension, LocalDate today) {
            return new ExtensionResponse(
                    extension.id(),
                    extension.round(),
                    extension.window(),
                    extension.until(),
                    extension.scope(),
                    extension.reason(),
                    extension.by(),
                    extension.at(),
                    extension.inForceOn(today),
                    extension.revoked());
        }
    }

    record ExtensionPage(
            List<ExtensionResponse> items, @Nullable String next) {}

    @GetMapping
    ExtensionPage page(
            Person person,
            @PathVariable String round,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "200") int limit) {
        person.requirePsdg();
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : LARGEST_PAGE));
        }
        List<Extension> rows = extensions.before(round, cursor == null ? Long.MAX_VALUE : cursor, limit + 1);
        List<Extension> shown = rows.subList(0, Math.min(limit, rows.size()));
        LocalDate today = LocalDate.now(clock);
        return new ExtensionPage(
                shown.stream()
                        .map(extension -> ExtensionResponse.from(extension, today))
                        .toList(),
                rows.size() > limit ? Long.toString(shown.getLast().number()) : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ExtensionResponse extend(Person person, @PathVariable String round, @RequestBody ExtendRequest request) {
        person.requirePsdg();
        List<Violation> broken = new ArrayList<>();
        Extension.Window window = request.window();
        LocalDate until = request.until();
        if (window == null) {
            broken.add(Violation.of("window", "required"));
        }
        if (until == null) {
            broken.add(Violation.of("until", "required"));
        }
        String reason = reason(request.reason(), broken);
        if (window == null || until == null || !broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        Extension.Scope scope = request.scope();
        return ExtensionResponse.from(
                extensions.extend(
                        round, window, until, scope == null ? Extension.Scope.ALL : scope, reason, Actor.psdg(person)),
                LocalDate.now(clock));
    }

    @PostMapping("/{id}/revoke")
    ExtensionResponse revoke(
            Person person, @PathVariable String round, @PathVariable UUID id, @RequestBody RevokeRequest request) {
        person.requirePsdg();
        List<Violation> broken = new ArrayList<>();
        String reason = reason(request.reason(), broken);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return ExtensionResponse.from(extensions.revoke(round, id, reason, Actor.psdg(person)), LocalDate.now(clock));
    }

    private static String reason(@Nullable String given, List<Violation> broken) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty()) {
            broken.add(Violation.of("reason", "required"));
        } else if (reason.length() > LONGEST_REASON) {
            broken.add(Violation.of("reason", "length", LONGEST_REASON));
        } else if (reason.indexOf('\0') >= 0) {
            broken.add(Violation.of("reason", "characters"));
        }
        return reason;
    }
}
