package org.rabrong.confirmation.live;

import java.io.IOException;
import java.util.Set;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Somebody who looks at a round.
 *
 * @param all sees every bureau's variables
 * @param bureaus otherwise those of these
 */
record Viewer(String person, String round, boolean all, Set<String> bureaus, SseEmitter stream) {

    boolean sees(String bureau) {
        return all || bureaus.contains(bureau);
    }

    /** @return false when nobody is there any more */
    boolean tell(SseEmitter.SseEventBuilder event) {
        try {
            stream.send(event);
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }

    void leave() {
        stream.complete();
    }
}
