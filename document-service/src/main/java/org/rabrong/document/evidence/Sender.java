package org.rabrong.document.evidence;

/**
 * On whose behalf a person attaches.
 *
 * @param organisation code of the office or the bureau
 */
public record Sender(Side side, String organisation) {}
