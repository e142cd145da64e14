package org.rabrong.submission.entry;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;

/**
 * What an office reported for one item. Each report and each clearing is a new revision, counted from 1; revision 0 has never been reported. Rows
 * are made when the round's items are created.
 */
@Entity
@Table(name = "entry")
class Entry {

    @EmbeddedId
    private ItemId id;

    private long revision;
    private @Nullable String value;
    private @Nullable String reportedBy;
    private @Nullable Instant reportedAt;

    @Version
    private int lockVersion;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Entry() {}

    /** An item that was just created. */
    Entry(ItemId id) {
        this.id = id;
    }

    /** The next revision with this value. */
    EntryChanged report(ReportedValue reported, Person by, Instant at) {
        return change(reported.text(), by, at);
    }

    /**
     * The next revision without a value.
     *
     * @param thereIsOne a value stands, reported or carried forward; otherwise nothing happens
     */
    Optional<EntryChanged> clear(boolean thereIsOne, Person by, Instant at) {
        return thereIsOne ? Optional.of(change(null, by, at)) : Optional.empty();
    }

    private EntryChanged change(@Nullable String newValue, Person by, Instant at) {
        value = newValue;
        revision++;
        reportedBy = by.displayName();
        reportedAt = at;
        return EntryChanged.from(this, by, at);
    }

    ItemId id() {
        return id;
    }

    long revision() {
        return revision;
    }

    /** Plain decimal; null when nothing is reported. */
    @Nullable
    String value() {
        return value;
    }

    /** Name of the person who changed it last. */
    @Nullable
    String reportedBy() {
        return reportedBy;
    }

    @Nullable
    Instant reportedAt() {
        return reportedAt;
    }
}
