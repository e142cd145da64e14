package org.rabrong.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.rabrong.platform.servers.JavaCommand;

/** {@code verify}: the confirmation service's own verification of its history, in a process of its own against the running database. */
final class HistoryCheck {

    private static final String MAIN_CLASS = "org.rabrong.confirmation.history.VerifyHistory";

    private HistoryCheck() {}

    /** @return 0 where all holds, 1 where something is broken, 2 where it could not look */
    static int run(Settings settings, List<String> arguments) throws InterruptedException {
        PlatformService service = PlatformService.CONFIRMATION;
        try {
            List<String> command = new ArrayList<>(List.of(
                    JavaCommand.path(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "-cp",
                    JavaService.classPath(settings.project(), service),
                    MAIN_CLASS));
            command.addAll(arguments);
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(ServiceEnvironment.of(service, settings, new Secrets(settings.data())));
            return process.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
