package org.rabrong.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rabrong.platform.test.TestServer;
import org.rabrong.platform.test.WithServers;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole service on its real database, broker and object store; it has to make its bucket itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "rabrong.s3.bucket=rabrong-evidence-of-tests")
@WithServers({TestServer.POSTGRES, TestServer.KAFKA, TestServer.S3})
public @interface DocumentTest {}
