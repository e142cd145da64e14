package org.rabrong.platform.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The smallest aggregate: a name and a count. */
@Entity
@Table(name = "tallies")
class Tally {

    @Id
    private String name;

    private int count;

    @Version
    private long version;

    protected Tally() {
        this.name = "";
    }

    Tally(String name) {
        this.name = name;
    }

    void countUp() {
        count++;
    }

    String name() {
        return name;
    }

    int count() {
        return count;
    }

    long version() {
        return version;
    }
}
