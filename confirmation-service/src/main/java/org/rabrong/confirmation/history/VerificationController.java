package org.rabrong.confirmation.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.Verifications.Chain;
import org.rabrong.confirmation.history.Verifications.Finding;
import org.rabrong.confirmation.history.Verifications.Run;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** ความถูกต้องของประวัติ: since when each office's history holds, for psdg. */
@RestController
@RequestMapping("/api/v1/confirmations/history/verification")
class VerificationController {

    private static final int LONGEST_CODE = 20;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Verifications verifications;

    VerificationController(Verifications verifications) {
        this.verifications = verifications;
    }

    record VerificationResponse(@Nullable Run run, List<ChainResponse> items) {}

    record ChainResponse(
            String office,
            @Nullable String officeName,
            long entries,
            @Nullable String head,
            @Nullable Instant firstAt,
            @Nullable VerifiedResponse verified) {

        static ChainResponse from(Chain chain) {
            return new ChainResponse(
                    chain.office(),
                    chain.officeName(),
                    chain.length(),
                    chain.head(),
                    chain.firstAt(),
                    chain.finding() == null ? null : VerifiedResponse.from(chain.finding()));
        }
    }

    /** @param since the time of the first entry, from which on the chain holds */
    record VerifiedResponse(
            Instant at,
            String by,
            boolean holds,
            long entries,
            String head,
            @Nullable Instant since,
            @Nullable ChainFault fault) {

        static VerifiedResponse from(Finding finding) {
            VerifiedChain chain = finding.chain();
            return new VerifiedResponse(
                    finding.at(),
                    finding.by(),
                    chain.holds(),
                    chain.entries(),
                    chain.head(),
                    chain.since(),
                    chain.fault());
        }
    }

    record StartRequest(@Nullable String office) {}

    record AnchorRequest(
            @Nullable String office,
            @Nullable Long position,
            @Nullable String hash) {}

    /** @param holds the chain holds, and still has that hash there */
    record AnchorResponse(
            String office, boolean holds, long entries, @Nullable ChainFault fault) {}

    @GetMapping
    VerificationResponse chains(Person person) {
        person.requirePsdg();
        return new VerificationResponse(
                verifications.latest().orElse(null),
                verifications.chains().stream().map(ChainResponse::from).toList());
    }

    /** All chains, or one office's; read the result with GET. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Run start(@RequestBody(required = false) @Nullable StartRequest asked, Person person) throws SQLException {
        person.requirePsdg();
        String office = asked == null ? null : asked.office();
        if (office != null) {
            requireCode(office);
        }
        return verifications.start(office, person);
    }

    /** For whoever kept a hash, on paper or in a file: a chain that was computed anew does not have it any more. */
    @PostMapping("/anchor")
    AnchorResponse anchor(@RequestBody AnchorRequest asked, Person person) throws SQLException {
        person.requirePsdg();
        String office = asked.office();
        if (office == null || office.isBlank()) {
            throw Problem.invalid(Violation.of("office", "required"));
        }
        requireCode(office);
        Long position = asked.position();
        if (position == null || position < 1) {
            throw Problem.invalid(
                    position == null ? Violation.of("position", "required") : Violation.of("position", "min", 1));
        }
        String hash = asked.hash();
        if (hash == null || hash.isBlank()) {
            throw Problem.invalid(Violation.of("hash", "required"));
        }
        if (!HASH.matcher(hash).matches()) {
            throw Problem.invalid(Violation.of("hash", "sha-256"));
        }
        VerifiedChain chain = verifications.check(office, position, hash);
        return new AnchorResponse(office, chain.holds(), chain.entries(), chain.fault());
    }

    private static void requireCode(String office) {
        if (office.length() > LONGEST_CODE) {
            throw Problem.invalid(Violation.of("office", "length", LONGEST_CODE));
        }
        if (office.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(Violation.of("office", "characters"));
        }
    }
}
