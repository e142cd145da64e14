package org.rabrong.document.letter.web;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.file.Download;
import org.rabrong.document.file.FileForm;
import org.rabrong.document.letter.Letter;
import org.rabrong.document.letter.LetterDesk;
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
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /api/v1/letters}: letters in and out. */
@RestController
@RequestMapping("/api/v1/letters")
class LetterController {

    private final LetterDesk desk;

    LetterController(LetterDesk desk) {
        this.desk = desk;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<LetterResponse> keep(Person person, MultipartHttpServletRequest request) {
        String bureau = bureau(request.getQueryString());
        desk.bureauOf(person, bureau);
        // Only here the body is read: it is not even taken in from who may not send
        MultipartFile file = request.getFile("file");
        Violation wrong = FileForm.violation(file);
        if (wrong != null) {
            throw Problem.invalid(wrong);
        }
        Letter letter =
                FileForm.received(Objects.requireNonNull(file), received -> desk.keep(person, bureau, received));
        return ResponseEntity.created(URI.create("/api/v1/letters/" + letter.id()))
                .body(LetterResponse.from(letter));
    }

    @GetMapping("/{id}")
    LetterResponse letter(Person person, @PathVariable String id) {
        return LetterResponse.from(desk.find(person, uuid(id)));
    }

    @GetMapping("/{id}/content")
    ResponseEntity<InputStreamResource> content(Person person, @PathVariable String id) {
        Letter letter = desk.find(person, uuid(id));
        return Download.of(letter.fileName(), letter.size(), desk.open(letter));
    }

    /** From the address itself: asking the request for a parameter would read the form. */
    private static @Nullable String bureau(@Nullable String query) {
        return query == null
                ? null
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .getFirst("bureau");
    }

    /** What is no id is the id of nothing. */
    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noUuid) {
            throw Problem.notFound("letter", id);
        }
    }
}
