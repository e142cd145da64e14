package org.rabrong.platform.messaging.topics;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the catalogue.
 *
 * @param owner the service that alone writes it
 * @param compacted only the newest event of each key is kept; otherwise all are, for ever
 * @param types the event types it may carry
 */
public record Topic(String name, String owner, int partitions, boolean compacted, Set<String> types) {

    /** The topic that a group's unhandled events of this one go to. */
    public String deadLetters(String group) {
        return name + "." + group + ".dlt";
    }

    NewTopic toCreate(short replicationFactor) {
        return create(name, partitions, replicationFactor, compacted);
    }

    NewTopic deadLettersToCreate(String group, short replicationFactor) {
        return create(deadLetters(group), 1, replicationFactor, false);
    }

    private static NewTopic create(String name, int partitions, short replicationFactor, boolean compacted) {
        return new NewTopic(name, partitions, replicationFactor)
                .configs(
                        compacted
                                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                                : Map.of(
                                        TopicConfig.RETENTION_MS_CONFIG,
                                        "-1",
                                        TopicConfig.RETENTION_BYTES_CONFIG,
                                        "-1"));
    }
}
