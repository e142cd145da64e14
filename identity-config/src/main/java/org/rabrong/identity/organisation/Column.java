package org.rabrong.identity.organisation;

import java.util.Arrays;
import java.util.Optional;

/** The columns of a list of organisations in a file. */
enum Column {
    CODE("code", "รหัส", "code", 10),
    KIND("kind", "ประเภท", "kind", 12),
    NAME_TH("name_th", "ชื่อภาษาไทย", "nameTh", 44),
    NAME_EN("name_en", "ชื่อภาษาอังกฤษ", "nameEn", 56),
    SHORT_TH("short_th", "ชื่อย่อ", "shortTh", 12),
    PROVINCES("provinces", "จังหวัด", "provinces", 18),
    SINCE("since", "ตั้งแต่วันที่", "since", 14),
    UNTIL("until", "ถึงวันที่", "until", 14);

    private final String heading;
    private final String headingTh;
    private final String field;
    private final int width;

    Column(String heading, String headingTh, String field, int width) {
        this.heading = heading;
        this.headingTh = headingTh;
        this.field = field;
        this.width = width;
    }

    String heading() {
        return heading;
    }

    String headingTh() {
        return headingTh;
    }

    /** As the HTTP API and {@link OrganisationRules} name it. */
    String field() {
        return field;
    }

    /** In characters. */
    int width() {
        return width;
    }

    static Optional<Column> ofHeading(String text) {
        return Arrays.stream(values())
                .filter(column -> column.heading.equalsIgnoreCase(text) || column.headingTh.equals(text))
                .findFirst();
    }

    static Column ofField(String field) {
        return Arrays.stream(values())
                .filter(column -> column.field.equals(field))
                .findFirst()
                .orElseThrow();
    }
}
