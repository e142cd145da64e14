package org.rabrong.indicator.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;

/**
 * Who publishes when and why.
 *
 * @param id subject of the person; null for the files that come with the service
 */
record Publisher(
        Instant at,
        @Nullable String id,
        @Nullable String name,
        @Nullable String note) {

    static Publisher file(Instant at) {
        return new Publisher(at, null, null, null);
    }

    static Publisher person(Person person, Instant at, @Nullable String note) {
        return new Publisher(at, person.id(), person.displayName(), note);
    }
}
