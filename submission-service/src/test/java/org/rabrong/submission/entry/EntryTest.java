package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import tools.jackson.databind.json.JsonMapper;

/** An entry's revisions, and how the certifier's word goes together with them. */
class EntryTest {

    private static final Instant NOW = Instant.parse("2016-04-18T03:04:05Z");
    private static final Person REPORTER = new Person(
            "5e0c8f4e-6a0c-4f0c-9a51-2f6c2f6f8101",
            "office-8101",
            "สพป.กระบี่ ผู้รายงาน",
            Set.of(new Membership(Role.REPORTER, "8101")));

    private final Entry entry = new Entry(new ItemId("krs-2559-6m", "8101", "2.A"));

    @Test
    void each_report_and_each_clearing_is_the_next_revision() {
        assertThat(entry.revision()).isZero();
        assertThat(report("412").revision()).isEqualTo(1);
        assertThat(report("413").revision()).isEqualTo(2);
        assertThat(entry.clear(true, REPORTER, NOW)).hasValueSatisfying(cleared -> {
            assertThat(cleared.revision()).isEqualTo(3);
            assertThat(cleared.value()).isNull();
            assertThat(cleared.type()).isEqualTo("org.rabrong.entries.cleared.v1");
        });
        assertThat(entry.value()).isNull();
        assertThat(report("414").revision()).isEqualTo(4);
    }

    @Test
    void clearing_where_nothing_is_reported_is_no_change() {
        assertThat(entry.clear(false, REPORTER, NOW)).isEmpty();
        assertThat(entry.revision()).isZero();
    }

    @Test
    void a_report_is_told_exactly_as_the_contract_has_it() {
        EntryChanged told = report("412");
        assertThat(JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(told)))
                .isEqualTo(EventContracts.example("entry"));
        assertThat(told.type()).isEqualTo("org.rabrong.entries.reported.v1");
    }

    @Test
    void a_report_awaits_until_the_certifier_has_seen_it() {
        assertThat(Certification.NONE.statusOf(entry)).isEqualTo(ItemStatus.NOT_REPORTED);
        report("412");
        assertThat(Certification.NONE.statusOf(entry)).isEqualTo(ItemStatus.AWAITING);
        entry.clear(true, REPORTER, NOW);
        assertThat(said(ItemStatus.AWAITING, 1).statusOf(entry)).isEqualTo(ItemStatus.NOT_REPORTED);
    }

    @ParameterizedTest
    @EnumSource
    void what_the_certifier_says_of_this_revision_holds(ItemStatus status) {
        report("412");
        assertThat(said(status, 1).statusOf(entry)).isEqualTo(status);
        assertThat(said(status, 1).reasonFor(entry)).isEqualTo("เอกสารไม่ครบ");
    }

    @ParameterizedTest
    @EnumSource
    void what_the_certifier_says_of_an_older_revision_does_not(ItemStatus status) {
        report("412");
        report("413");
        assertThat(said(status, 1).statusOf(entry)).isEqualTo(ItemStatus.AWAITING);
        assertThat(said(status, 1).reasonFor(entry)).isNull();
    }

    @Test
    void an_item_may_be_rejected_or_audited_before_anything_is_reported() {
        assertThat(said(ItemStatus.REJECTED, 0).statusOf(entry)).isEqualTo(ItemStatus.REJECTED);
        assertThat(said(ItemStatus.CONFIRMED, 0).statusOf(entry)).isEqualTo(ItemStatus.CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_REPORTED", mode = EnumSource.Mode.EXCLUDE)
    void what_is_carried_forward_holds_with_its_value_until_the_office_reports(ItemStatus status) {
        Certification carried = new Certification(status, "412", 0, "เหตุผล", null, null, "krs-2559-6m");
        assertThat(carried.statusOf(entry)).isEqualTo(status);
        assertThat(carried.valueOf(entry)).isEqualTo("412");
        assertThat(carried.reasonFor(entry)).isEqualTo("เหตุผล");
        assertThat(carried.originOf(entry)).isEqualTo("krs-2559-6m");

        assertThat(report("500").revision()).isEqualTo(1);

        assertThat(carried.statusOf(entry)).isEqualTo(ItemStatus.AWAITING);
        assertThat(carried.valueOf(entry)).isEqualTo("500");
        assertThat(carried.reasonFor(entry)).isNull();
        assertThat(carried.originOf(entry)).isNull();
    }

    @Test
    void clearing_what_is_carried_forward_is_the_first_revision() {
        Certification carried = new Certification(ItemStatus.REJECTED, "412", 0, "เหตุผล", null, null, "krs-2559-6m");
        assertThat(entry.clear(true, REPORTER, NOW))
                .hasValueSatisfying(cleared -> assertThat(cleared.revision()).isEqualTo(1));
        assertThat(carried.valueOf(entry)).isNull();
        assertThat(carried.statusOf(entry)).isEqualTo(ItemStatus.NOT_REPORTED);
    }

    private EntryChanged report(String value) {
        return entry.report(new ReportedValue(new BigDecimal(value)), REPORTER, NOW);
    }

    private static Certification said(ItemStatus status, long revision) {
        return new Certification(status, "412", revision, "เอกสารไม่ครบ", LocalDate.of(2016, 5, 10), null, null);
    }
}
