package org.rabrong.platform.web;

import java.util.List;

/**
 * Memberships that no token carries because somebody lent them for a while. A service that knows of such declares one bean; where there is none,
 * everybody holds what the token says and nothing else.
 */
@FunctionalInterface
public interface LentMemberships {

    /**
     * What is lent to the person at this moment, read anew for each request that asks for its {@link Person}: what has ended opens nothing more.
     *
     * @param person with what the token carries; a {@link Role#STAFF} of some organisation, for nobody else can be lent anything
     */
    List<LentMembership> to(Person person);
}
