package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An entry's revisions, and how the certifier's word goes together with them. */
class EntryTest {

    private static final Instant NOW = Instant.parse("2016-04-18T03:04:05Z");
    private static final Person REPORTER = new Person(
            "5e0c8f4e-6a0c-4f0c-9a51-2f6c2f6f8101",
            "office-8101",
            "สพป.กระบี่ ผู้รายงาน",
            Set.of(new Membership(Role.REPORTER, "8101")));

    private Entry entry = new Entry(new ItemId("krs-2559-6m", "8101", "2.A"), 0, 0, null, null, null, List.of());

    @Test
    void each_report_and_each_clearing_is_the_next_revision_and_the_next_step() {
        report("412");
        assertThat(entry.revision()).isEqualTo(1);
        report("413");
        assertThat(entry.revision()).isEqualTo(2);
        report(null);
        assertThat(entry.revision()).isEqualTo(3);
        assertThat(entry.sequence()).isEqualTo(3);
        assertThat(entry.value()).isNull();
    }

    @Test
    void an_explanation_is_a_step_of_the_same_revision_and_ends_with_it() {
        report("412");
        entry = entry.explained(explanation("far-from-previous", "ยุบรวม"))
                .explained(explanation("evidence-missing", "รอเอกสาร"))
                .explained(explanation("far-from-previous", "ยุบรวม 3 แห่ง"));
        assertThat(entry.revision()).isEqualTo(1);
        assertThat(entry.sequence()).isEqualTo(4);
        assertThat(entry.explanations())
                .extracting(Explanation::text)
                .containsExactlyInAnyOrder("รอเอกสาร", "ยุบรวม 3 แห่ง");
        assertThat(Explanations.read(Explanations.write(entry.explanations()))).isEqualTo(entry.explanations());

        entry = entry.unexplained("far-from-previous");
        assertThat(entry.explanations()).extracting(Explanation::text).containsExactly("รอเอกสาร");
        assertThat(entry.sequence()).isEqualTo(5);

        report("413");
        assertThat(entry.explanations()).isEmpty();
        assertThat(entry.sequence()).isEqualTo(6);
        assertThat(entry.revision()).isEqualTo(2);
    }

    @Test
    void a_report_is_told_exactly_as_the_contract_has_it() {
        OutboxEvent told = EntryEvent.of(step(EntryStep.Kind.REPORTED, "412", null, null, "2016-04-18T03:04:05Z"));
        assertThat(written(told)).isEqualTo(EventContracts.example("entry"));
        assertThat(told.type()).isEqualTo("org.rabrong.entries.reported.v1");
        assertThat(told.key()).isEqualTo("krs-2559-6m/2.A/8101");
        assertThat(told.sequence()).isEqualTo(7);
    }

    @Test
    void a_clearing_is_told_without_a_value() {
        OutboxEvent told = EntryEvent.of(step(EntryStep.Kind.CLEARED, null, null, null, "2016-04-18T03:04:05Z"));
        EventContracts.assertObeys("entry", written(told));
        assertThat(told.type()).isEqualTo("org.rabrong.entries.cleared.v1");
    }

    @Test
    void an_explanation_is_told_exactly_as_the_contract_has_it() {
        String text = "รับโอนนักเรียนจากโรงเรียนที่ยุบรวม 3 แห่ง";
        OutboxEvent told =
                EntryEvent.of(step(EntryStep.Kind.EXPLAINED, "412", "far-from-previous", text, "2016-04-18T03:05:10Z"));
        assertThat(written(told)).isEqualTo(EventContracts.example("explanation"));
        assertThat(told.type()).isEqualTo("org.rabrong.entries.explained.v1");

        OutboxEvent takenBack = EntryEvent.of(
                step(EntryStep.Kind.EXPLANATION_WITHDRAWN, "412", "far-from-previous", null, "2016-04-18T03:05:10Z"));
        EventContracts.assertObeys("explanation", written(takenBack));
        assertThat(takenBack.type()).isEqualTo("org.rabrong.entries.explained.v1");
    }

    @Test
    void a_report_awaits_until_the_certifier_has_seen_it() {
        assertThat(Certification.NONE.statusOf(entry)).isEqualTo(ItemStatus.NOT_REPORTED);
        report("412");
        assertThat(Certification.NONE.statusOf(entry)).isEqualTo(ItemStatus.AWAITING);
        report(null);
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

        report("500");

        assertThat(carried.statusOf(entry)).isEqualTo(ItemStatus.AWAITING);
        assertThat(carried.valueOf(entry)).isEqualTo("500");
        assertThat(carried.reasonFor(entry)).isNull();
        assertThat(carried.originOf(entry)).isNull();
    }

    @Test
    void clearing_what_is_carried_forward_is_the_first_revision() {
        Certification carried = new Certification(ItemStatus.REJECTED, "412", 0, "เหตุผล", null, null, "krs-2559-6m");
        report(null);
        assertThat(entry.revision()).isEqualTo(1);
        assertThat(carried.valueOf(entry)).isNull();
        assertThat(carried.statusOf(entry)).isEqualTo(ItemStatus.NOT_REPORTED);
    }

    private void report(@Nullable String value) {
        entry = entry.next(value, REPORTER, NOW);
    }

    private static Explanation explanation(String rule, String text) {
        return new Explanation(rule, text, REPORTER.displayName(), NOW);
    }

    private static JsonNode written(OutboxEvent event) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(event.data()));
    }

    private EntryStep step(
            EntryStep.Kind kind, @Nullable String value, @Nullable String rule, @Nullable String text, String at) {
        return new EntryStep(
                entry.id(),
                7,
                kind,
                Instant.parse(at),
                REPORTER.id(),
                REPORTER.displayName(),
                value,
                null,
                1,
                rule,
                text,
                ReportingRules.Through.WINDOW,
                LocalDate.of(2016, 4, 30),
                false);
    }

    private static Certification said(ItemStatus status, long revision) {
        return new Certification(status, "412", revision, "เอกสารไม่ครบ", LocalDate.of(2016, 5, 10), null, null);
    }
}
