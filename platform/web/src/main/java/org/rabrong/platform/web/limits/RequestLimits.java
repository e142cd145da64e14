package org.rabrong.platform.web.limits;

import org.springframework.util.unit.DataSize;

/**
 * Largest requests that a service accepts.
 *
 * @param body of JSON and everything else that is not a form with files ({@code rabrong.web.max-body})
 * @param file one uploaded file ({@code spring.servlet.multipart.max-file-size})
 */
public record RequestLimits(DataSize body, DataSize file) {

    /** As people read it: {@code 10 MB}. */
    public static String shown(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + " MB" : size.toKilobytes() + " KB";
    }
}
