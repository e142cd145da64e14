package org.rabrong.document.evidence.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.evidence.Evidence;
import org.rabrong.document.evidence.EvidenceDesk;
import org.rabrong.document.evidence.ItemId;
import org.rabrong.document.file.Download;
import org.rabrong.document.file.FileForm;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** {@code /api/v1/items/…/evidence} and {@code /api/v1/evidence/…}: files of an item in and out. */
@RestController
@RequestMapping("/api/v1")
class EvidenceController {

    private final EvidenceDesk desk;

    EvidenceController(EvidenceDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/items/{round}/{variable}/{office}/evidence")
    EvidencePage list(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int cursor,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(1000) int limit) {
        return EvidencePage.from(desk.list(person, new ItemId(round, variable, office), cursor, limit + 1), limit);
    }

    @PostMapping(path = "/items/{round}/{variable}/{office}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<EvidenceResponse> attach(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            MultipartHttpServletRequest request) {
        ItemId item = new ItemId(round, variable, office);
        desk.requireMayAttach(person, item);
        // Only here the body is read: it is not even taken in from who may not attach, or not now
        MultipartFile file = request.getFile("file");
        String description = blankToNull(request.getParameter("description"));
        check(file, description);
        Evidence evidence = FileForm.received(
                Objects.requireNonNull(file), received -> desk.attach(person, item, received, description));
        return ResponseEntity.created(URI.create("/api/v1/evidence/" + evidence.id() + "/content"))
                .body(EvidenceResponse.from(evidence));
    }

    @GetMapping("/evidence/{id}/content")
    ResponseEntity<InputStreamResource> content(Person person, @PathVariable String id) {
        Evidence evidence = desk.find(person, uuid(id));
        return Download.of(evidence.fileName(), evidence.size(), desk.open(evidence));
    }

    private static void check(@Nullable MultipartFile file, @Nullable String description) {
        List<Violation> violations = new ArrayList<>();
        Violation wrong = FileForm.violation(file);
        if (wrong != null) {
            violations.add(wrong);
        }
        if (description != null && description.codePointCount(0, description.length()) > EvidenceDesk.MAX_DESCRIPTION) {
            violations.add(Violation.of("description", "length", EvidenceDesk.MAX_DESCRIPTION));
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.toArray(Violation[]::new));
        }
    }

    /** What is no id is the id of nothing. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.notFound("evidence", id);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
