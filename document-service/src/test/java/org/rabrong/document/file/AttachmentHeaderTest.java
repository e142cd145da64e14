package org.rabrong.document.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentHeaderTest {

    @Test
    void a_thai_name_is_percent_encoded_beside_a_plain_one() {
        assertThat(AttachmentHeader.of("บ 1.pdf"))
                .isEqualTo("attachment; filename=\"_ 1.pdf\"; filename*=UTF-8''%E0%B8%9A%201.pdf");
    }

    @Test
    void nothing_in_a_name_ends_the_header_or_the_quotes() {
        String header = AttachmentHeader.of("a\"; filename=\"b.html\\%41\r\n");

        assertThat(header).doesNotContain("\r", "\n").startsWith("attachment; filename=\"a_; filename=_b.html__41__\"");
        assertThat(header).endsWith("filename*=UTF-8''a%22%3B%20filename%3D%22b.html%5C%2541%0D%0A");
    }
}
