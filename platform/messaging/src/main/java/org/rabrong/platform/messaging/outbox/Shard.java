package org.rabrong.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** The part of the outbox that a key belongs to: what one relay at a time works on. */
final class Shard {

    /** As many as there are rows in {@code outbox_shard}; a change while rows are waiting would break their order. */
    static final int COUNT = 16;

    private Shard() {}

    static int of(String topic, String key) {
        var crc = new CRC32();
        crc.update(topic.getBytes(UTF_8));
        crc.update(0);
        crc.update(key.getBytes(UTF_8));
        return (int) (crc.getValue() % COUNT);
    }
}
