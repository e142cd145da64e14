package org.rabrong.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerTests {

    @TempDir
    Path directory;

    @Test
    void an_object_outlives_a_kill_and_an_unfinished_upload_does_not_appear() throws Exception {
        try (var s3 = s3()) {
            s3.start();
            MinioClient client = client(s3, "secret-of-s3");
            byte[] content = "หลักฐาน".getBytes(StandardCharsets.UTF_8);
            client.putObject(PutObjectArgs.builder().bucket("evidence").object("krs-2559-6m/file").stream(
                            new ByteArrayInputStream(content), (long) content.length, -1L)
                    .build());

            s3.kill();
            Files.writeString(
                    directory.resolve("s3/objects/evidence/krs-2559-6m/other-0d3c3a52-7ac5-4a0e-9d6b-0a4b1f6b7c11"),
                    "half");
            s3.start();

            try (var object = client.getObject(GetObjectArgs.builder()
                    .bucket("evidence")
                    .object("krs-2559-6m/file")
                    .build())) {
                assertThat(object.readAllBytes()).isEqualTo(content);
            }
            var names = new ArrayList<String>();
            for (var item : client.listObjects(
                    ListObjectsArgs.builder().bucket("evidence").recursive(true).build())) {
                names.add(item.get().objectName());
            }
            assertThat(names).containsExactly("krs-2559-6m/file");
        }
    }

    @Test
    void a_wrong_key_is_refused() {
        try (var s3 = s3()) {
            s3.start();
            MinioClient stranger = client(s3, "guessed");

            assertThatThrownBy(() -> stranger.getObject(GetObjectArgs.builder()
                            .bucket("evidence")
                            .object("file")
                            .build()))
                    .isInstanceOf(ErrorResponseException.class)
                    .hasMessageContaining("signature");
        }
    }

    private S3Server s3() {
        return new S3Server(
                directory.resolve("s3"),
                Ports.free(),
                "rabrong",
                "secret-of-s3",
                List.of("evidence"),
                directory.resolve("s3.log"),
                Lifetime.ofThisJvm());
    }

    private static MinioClient client(S3Server s3, String secret) {
        return MinioClient.builder()
                .endpoint(s3.url())
                .credentials(s3.accessKey(), secret)
                .region("us-east-1")
                .build();
    }
}
