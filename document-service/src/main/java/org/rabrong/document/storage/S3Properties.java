package org.rabrong.document.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The object store.
 *
 * @param url of the server
 * @param bucket made at the first use when it is missing
 * @param connectTimeout after which the store counts as away
 * @param transferTimeout without a single byte, after which a transfer is given up
 */
@ConfigurationProperties("rabrong.s3")
public record S3Properties(
        String url,
        String accessKey,
        String secretKey,
        String bucket,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("20s") Duration transferTimeout) {}
