package org.rabrong.platform.test;

import java.util.Map;

/** An empty S3 bucket made for one context. */
public record TestBucket(String url, String accessKey, String secretKey, String bucket) {

    void describeTo(Map<String, Object> variables) {
        variables.put("RABRONG_S3_URL", url);
        variables.put("RABRONG_S3_ACCESS_KEY", accessKey);
        variables.put("RABRONG_S3_SECRET_KEY", secretKey);
        variables.put("RABRONG_S3_BUCKET", bucket);
    }
}
