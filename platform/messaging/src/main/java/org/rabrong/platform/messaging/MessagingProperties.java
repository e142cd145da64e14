package org.rabrong.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the outbox and the inbox; the defaults fit one machine as well as several instances.
 *
 * @param catalogue the list of all topics
 * @param replicationFactor copies of each topic that is created here; 3 where the broker is a cluster
 * @param maxEventSize largest JSON of one event; a larger one is refused when it is appended
 */
@ConfigurationProperties("rabrong.messaging")
public record MessagingProperties(
        @DefaultValue("classpath:contracts/events/catalogue.yaml")
        String catalogue,

        @DefaultValue("1") short replicationFactor,
        @DefaultValue("900KB") DataSize maxEventSize,
        @DefaultValue Relay relay,
        @DefaultValue Inbox inbox) {

    /**
     * Sends the outbox's events.
     *
     * @param enabled false where another process relays for this database
     * @param pollInterval pause between looks at an empty outbox; commits of this process wake the relay at once
     * @param batchSize most events in flight at a time, which bounds memory and how much is repeated after a crash
     * @param sendTimeout how long the broker may take to acknowledge a batch before it is sent anew
     * @param maxPause longest pause after failures, reached by doubling
     */
    public record Relay(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("200ms") Duration pollInterval,
            @DefaultValue("1000") int batchSize,
            @DefaultValue("10s") Duration sendTimeout,
            @DefaultValue("5s") Duration maxPause) {}

    /**
     * Handles the events of others.
     *
     * @param maxPollRecords most events in one batch and its transaction
     * @param sessionTimeout after which a killed instance's share goes to the others
     * @param firstPause pause before the first retry of a failed batch; doubles
     * @param maxPause longest pause between retries
     * @param attempts how often a batch is tried as a whole before its events are tried one by one. Faults of the database or
     *     the broker do not count: they are retried for ever
     */
    public record Inbox(
            @DefaultValue("500") int maxPollRecords,
            @DefaultValue("10s") Duration sessionTimeout,
            @DefaultValue("200ms") Duration firstPause,
            @DefaultValue("5s") Duration maxPause,
            @DefaultValue("8") int attempts) {}
}
