package org.rabrong.indicator.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One publication of a plan; never changes. */
@Entity
@Immutable
@Table(name = "plan_version")
class PlanVersion {

    @Embeddable
    record Id(String plan, int version) implements Serializable {}

    @EmbeddedId
    private Id id;

    @JdbcTypeCode(SqlTypes.JSON)
    private PlanTree tree;

    private Instant publishedAt;

    @SuppressWarnings("UnusedVariable") // kept: names change, subjects do not
    private @Nullable String publishedBy;

    private @Nullable String publishedByName;
    private @Nullable String note;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PlanVersion() {}

    PlanVersion(PlanTree tree, Publisher by) {
        this.id = new Id(tree.plan(), tree.version());
        this.tree = tree;
        this.publishedAt = by.at();
        this.publishedBy = by.id();
        this.publishedByName = by.name();
        this.note = by.note();
    }

    Id id() {
        return id;
    }

    PlanTree tree() {
        return tree;
    }

    VersionLine line() {
        return new VersionLine(id.plan(), id.version(), publishedAt, publishedByName, note);
    }
}
