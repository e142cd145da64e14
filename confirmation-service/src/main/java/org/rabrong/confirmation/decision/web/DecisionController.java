package org.rabrong.confirmation.decision.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ConfirmationDesk;
import org.rabrong.confirmation.decision.Instruction;
import org.rabrong.confirmation.decision.ItemId;
import org.rabrong.platform.web.Person;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bureau's decisions on one item; each answers with the item as the decision left it. */
@RestController
@RequestMapping("/api/v1/confirmations/{round}/{variable}/{office}")
class DecisionController {

    private final ConfirmationDesk desk;
    private final Clock clock;

    DecisionController(ConfirmationDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** รับรอง. */
    @PostMapping("/confirm")
    ItemResponse confirm(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable ConfirmRequest request,
            Person person) {
        return decide(
                new ItemId(round, variable, office), person, request == null ? new ConfirmRequest(null) : request);
    }

    /** เสนอรับรอง, where two people certify. */
    @PostMapping("/propose")
    ItemResponse propose(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable ProposeRequest request,
            Person person) {
        return decide(
                new ItemId(round, variable, office),
                person,
                request == null ? new ProposeRequest(null, null, null) : request);
    }

    /** ไม่รับรอง. */
    @PostMapping("/reject")
    ItemResponse reject(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable RejectRequest request,
            Person person) {
        return decide(
                new ItemId(round, variable, office),
                person,
                request == null ? new RejectRequest(null, null, null) : request);
    }

    /** ยกเลิกการรับรองหรือไม่รับรอง. */
    @PostMapping("/withdraw")
    ItemResponse withdraw(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable WithdrawRequest request,
            Person person) {
        return decide(
                new ItemId(round, variable, office), person, request == null ? new WithdrawRequest(null) : request);
    }

    /** อนุญาตให้เพิ่มเติมในช่วงรับรอง. */
    @PostMapping("/reopen")
    ItemResponse reopen(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable ReopenRequest request,
            Person person) {
        return decide(
                new ItemId(round, variable, office), person, request == null ? new ReopenRequest(null, null) : request);
    }

    /** บันทึกข้อมูล where AUDIT is switched on: the certifier gives the score. */
    @PostMapping("/audit")
    ItemResponse audit(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody(required = false) @Nullable AuditRequest request,
            Person person) {
        return decide(
                new ItemId(round, variable, office),
                person,
                request == null ? new AuditRequest(null, null, null) : request);
    }

    private ItemResponse decide(ItemId item, Person person, Instruction instruction) {
        return ItemResponse.from(
                desk.decide(item, person, instruction), person, LocalDate.now(clock), LocaleContextHolder.getLocale());
    }
}
