package org.rabrong.platform.test;

import org.rabrong.platform.servers.Server;

/** A broker, wherever it runs. */
record KafkaBroker(Server server, String bootstrapServers) {}
