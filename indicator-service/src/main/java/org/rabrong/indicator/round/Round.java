package org.rabrong.indicator.round;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.rabrong.indicator.plan.PlannedRound;

/** A reporting round (รอบการรายงาน): the version of the plan that it is reported by, and its windows. */
@Entity
@Table(name = "round")
class Round {

    @Id
    private String round;

    private String plan;
    private int planVersion;
    private String programme;
    private int fiscalYear;
    private int months;
    private String nameTh;

    @Embedded
    @AttributeOverride(name = "opens", column = @Column(name = "reporting_opens"))
    @AttributeOverride(name = "closes", column = @Column(name = "reporting_closes"))
    private DateWindow reporting;

    @Embedded
    @AttributeOverride(name = "opens", column = @Column(name = "certification_opens"))
    @AttributeOverride(name = "closes", column = @Column(name = "certification_closes"))
    private DateWindow certification;

    private long eventSequence;

    @Version
    private int lockVersion;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Round() {}

    private Round(PlannedRound planned, int planVersion, Windows windows) {
        this.round = idOf(planned);
        this.plan = planned.plan();
        this.planVersion = planVersion;
        this.programme = planned.programme();
        this.fiscalYear = planned.fiscalYear();
        this.months = planned.months();
        this.nameTh = planned.nameTh();
        this.reporting = windows.reporting();
        this.certification = windows.certification();
    }

    /** {@code krs-2559-6m} */
    static String idOf(PlannedRound planned) {
        return planned.plan() + "-" + planned.months() + "m";
    }

    /** A round without items. */
    static Round schedule(PlannedRound planned, int planVersion, Windows windows) {
        return new Round(planned, planVersion, windows);
    }

    void rename(String name) {
        nameTh = name;
    }

    /** From now on the round is reported by another version of its plan. */
    void moveTo(int version) {
        planVersion = version;
    }

    void move(Windows windows) {
        reporting = windows.reporting();
        certification = windows.certification();
    }

    /** Number of the next event about this round. */
    long nextSequence() {
        return ++eventSequence;
    }

    String id() {
        return round;
    }

    String plan() {
        return plan;
    }

    int planVersion() {
        return planVersion;
    }

    String programme() {
        return programme;
    }

    int fiscalYear() {
        return fiscalYear;
    }

    int months() {
        return months;
    }

    String nameTh() {
        return nameTh;
    }

    DateWindow reporting() {
        return reporting;
    }

    DateWindow certification() {
        return certification;
    }
}
