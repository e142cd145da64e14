package org.rabrong.platform.servers;

import java.time.Instant;
import java.util.List;

/**
 * A message that the mail server took.
 *
 * @param id counts from 1 in the order of arrival
 * @param text the plain part; what the HTML part says when there is none
 * @param links the addresses in it, each once
 */
public record Mail(
        int id,
        String from,
        List<String> to,
        String subject,
        Instant receivedAt,
        String text,
        String html,
        List<String> links) {}
