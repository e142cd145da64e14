package org.rabrong.platform.web;

import java.time.LocalDate;

/**
 * A membership that a person holds for a while in somebody else's place. It opens what the own one would, but cannot be lent on.
 *
 * @param lender name of the person who lent it, as histories show it
 * @param until last day, whole, Asia/Bangkok
 */
public record LentMembership(Membership membership, String lender, LocalDate until) {}
