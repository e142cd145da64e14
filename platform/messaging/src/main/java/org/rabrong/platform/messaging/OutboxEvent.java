package org.rabrong.platform.messaging;

/**
 * Something that happened, to be told once the transaction commits.
 *
 * @param topic one of the catalogue's ({@code contracts/events/catalogue.yaml})
 * @param key what the topic orders by, also the CloudEvent's subject
 * @param sequence counts the events of this key on this topic from 1, without gaps
 * @param type CloudEvent type, such as {@code org.rabrong.entries.reported.v1}
 * @param data a record, written as JSON
 */
public record OutboxEvent(String topic, String key, long sequence, String type, Object data) {}
