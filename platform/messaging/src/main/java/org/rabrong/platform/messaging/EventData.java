package org.rabrong.platform.messaging;

/** An event's JSON, read as the consumer wants it. */
@FunctionalInterface
public interface EventData {

    <T> T as(Class<T> type);
}
