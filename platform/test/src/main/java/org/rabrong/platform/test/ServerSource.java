package org.rabrong.platform.test;

import java.nio.file.Path;
import java.util.List;

/** Where a test run gets its servers from. What it starts ends with the JVM. */
interface ServerSource {

    TestPostgres startPostgres();

    KafkaBroker startKafka();

    S3 startS3();

    TestMail startMail();

    TestKeycloak startKeycloak(TestPostgres postgres, List<Path> providers);

    /** An S3 server. */
    @FunctionalInterface
    interface S3 {
        TestBucket newBucket(String name);
    }
}
