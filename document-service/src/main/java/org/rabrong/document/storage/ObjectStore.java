package org.rabrong.document.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The bucket. Keys are written once: whoever stores makes a new one. Bytes go from and to the disk or the line, never through memory as a
 * whole. Every method throws {@link StorageAwayException} when the store does not answer.
 */
@Component
public class ObjectStore {

    private static final Logger log = LoggerFactory.getLogger(ObjectStore.class);

    private final MinioClient client;
    private final String bucket;
    private volatile boolean bucketIsThere;

    ObjectStore(S3Properties properties) {
        bucket = properties.bucket();
        client = MinioClient.builder()
                .endpoint(properties.url())
                .credentials(properties.accessKey(), properties.secretKey())
                // Known beforehand, so that no request has to ask for it
                .region("us-east-1")
                .httpClient(
                        new OkHttpClient.Builder()
                                .connectTimeout(properties.connectTimeout())
                                .readTimeout(properties.transferTimeout())
                                .writeTimeout(properties.transferTimeout())
                                .build(),
                        true)
                .build();
    }

    /** Stores a file under a new key. */
    public void put(String key, Path file) {
        makeBucket();
        try {
            ask(
                    "store " + key,
                    () -> client.uploadObject(UploadObjectArgs.builder()
                            .bucket(bucket)
                            .object(key)
                            .filename(file.toString())
                            .contentType("application/octet-stream")
                            .build()));
        } catch (StorageAwayException failure) {
            bucketIsThere = false;
            throw failure;
        }
    }

    /**
     * Opens an object; the caller closes the stream.
     *
     * @throws LostObjectException when there is no such object
     */
    public InputStream open(String key) {
        return ask("read " + key, () -> {
            try {
                return client.getObject(
                        GetObjectArgs.builder().bucket(bucket).object(key).build());
            } catch (ErrorResponseException refusal) {
                if ("NoSuchKey".equals(refusal.errorResponse().code())) {
                    throw new LostObjectException(key);
                }
                throw refusal;
            }
        });
    }

    /** Removes an object that nothing refers to; nothing happens when it is not there. */
    public void remove(String key) {
        ask("remove " + key, () -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return key;
        });
    }

    /** All objects whose keys begin so. */
    public List<StoredObject> list(String prefix) {
        makeBucket();
        return ask("list " + prefix, () -> {
            List<StoredObject> objects = new ArrayList<>();
            for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                Item item = result.get();
                objects.add(
                        new StoredObject(item.objectName(), item.lastModified().toInstant()));
            }
            return objects;
        });
    }

    /** Early, so that a wrong setting shows; but the service starts without the store, and looks again when it is needed. */
    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        try {
            makeBucket();
        } catch (StorageAwayException away) {
            log.warn("The object store is away: {}", away.getMessage());
        }
    }

    private void makeBucket() {
        if (bucketIsThere) {
            return;
        }
        ask("make the bucket " + bucket, () -> {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                try {
                    client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
                } catch (ErrorResponseException refusal) {
                    // Another instance was faster
                    if (!"BucketAlreadyOwnedByYou"
                            .equals(refusal.errorResponse().code())) {
                        throw refusal;
                    }
                }
            }
            return bucket;
        });
        bucketIsThere = true;
    }

    /** The client tells some failures of the line by an unchecked exception around the real one. */
    private static <T> T ask(String what, Request<T> request) {
        try {
            return request.answer();
        } catch (MinioException failure) {
            throw new StorageAwayException("could not " + what + ": " + failure, failure);
        } catch (IllegalStateException failure) {
            if (failure.getCause() instanceof IOException line) {
                throw new StorageAwayException("could not " + what + ": " + line, line);
            }
            throw failure;
        }
    }

    @FunctionalInterface
    private interface Request<T> {
        T answer() throws MinioException;
    }
}
