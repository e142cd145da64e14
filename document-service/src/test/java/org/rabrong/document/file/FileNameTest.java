package org.rabrong.document.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "บันทึกข้อความ ๒๕๕๙.pdf | บันทึกข้อความ ๒๕๕๙.pdf",
                "C:\\Users\\me\\รายงาน.docx | รายงาน.docx",
                "../../etc/passwd | passwd",
                "/etc/cron.d/x | x",
                ".. | file",
                "... | file",
                "'' | file",
                "dir/ | file",
                ".htaccess | .htaccess",
                "a:b*c?.txt | a:b*c?.txt",
            })
    void a_name_keeps_its_letters_and_loses_its_path(String given, String kept) {
        assertThat(FileName.harmless(given)).isEqualTo(kept);
    }

    @Test
    void nothing_invisible_stays_in_a_name() {
        assertThat(FileName.harmless("a\r\nSet-Cookie: x\u0000\t.pdf")).isEqualTo("aSet-Cookie: x.pdf");
        assertThat(FileName.harmless("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.harmless("\uD800x.txt")).isEqualTo("x.txt");
    }

    @Test
    void a_long_name_is_cut_before_its_extension() {
        String name = FileName.harmless("ก".repeat(400) + ".pdf");

        assertThat(name).hasSize(255).endsWith("กก.pdf");
        assertThat(FileName.harmless("😀".repeat(300)).codePointCount(0, 510)).isEqualTo(255);
    }
}
