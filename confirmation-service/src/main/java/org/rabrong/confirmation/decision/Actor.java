package org.rabrong.confirmation.decision;

/**
 * Who did it, as events and the history tell it.
 *
 * @param id subject of the person's token
 * @param name as shown
 * @param organisation code of the office or bureau that the person acted for
 */
public record Actor(String id, String name, String organisation) {}
