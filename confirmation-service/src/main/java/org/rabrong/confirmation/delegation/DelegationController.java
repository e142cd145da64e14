package org.rabrong.confirmation.delegation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.delegation.Delegation.By;
import org.rabrong.confirmation.delegation.Delegation.State;
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

/** มอบหมายผู้รับรองแทน over HTTP. */
@RestController
@RequestMapping("/api/v1/confirmations/delegations")
class DelegationController {

    private static final int MOST = 1000;

    private final DelegationDesk desk;
    private final Clock clock;

    DelegationController(DelegationDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** @param next cursor of the following page, null on the last */
    record DelegationPage(
            List<DelegationResponse> items, @Nullable String next) {}

    /** People are told by their names; their ids stay inside. */
    record DelegationResponse(
            UUID id,
            String bureau,
            String colleague,
            LocalDate from,
            LocalDate until,
            @Nullable String note,
            State state,
            String givenBy,
            Instant givenAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            boolean mayEnd) {

        static DelegationResponse from(Delegation delegation, Person person, LocalDate today) {
            State state = delegation.on(today);
            By ended = delegation.ended();
            return new DelegationResponse(
                    delegation.id(),
                    delegation.bureau(),
                    delegation.colleague(),
                    delegation.from(),
                    delegation.until(),
                    delegation.note(),
                    state,
                    delegation.given().name(),
                    delegation.given().at(),
                    ended == null ? null : ended.name(),
                    ended == null ? null : ended.at(),
                    (state == State.COMING || state == State.IN_FORCE) && DelegationDesk.mayEnd(person, delegation));
        }
    }

    @GetMapping
    DelegationPage all(
            Person person,
            @RequestParam(required = false) @Nullable String bureau,
            @RequestParam(required = false) @Nullable List<State> state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : MOST));
        }
        List<Delegation> read =
                desk.page(person, bureau, state == null || state.isEmpty() ? null : state, cursor, limit + 1);
        List<Delegation> shown = read.subList(0, Math.min(limit, read.size()));
        LocalDate today = LocalDate.now(clock);
        return new DelegationPage(
                shown.stream()
                        .map(delegation -> DelegationResponse.from(delegation, person, today))
                        .toList(),
                read.size() > limit ? shown.getLast().id().toString() : null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DelegationResponse give(Person person, @RequestBody(required = false) @Nullable NewDelegation asked) {
        NewDelegation wanted = asked == null ? new NewDelegation(null, null, null, null, null) : asked;
        return DelegationResponse.from(desk.give(person, wanted), person, LocalDate.now(clock));
    }

    @PostMapping("/{id}/end")
    DelegationResponse end(Person person, @PathVariable UUID id) {
        return DelegationResponse.from(desk.end(person, id), person, LocalDate.now(clock));
    }
}
