package org.rabrong.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTests {

    @TempDir
    Path directory;

    @Test
    void what_spring_boot_describes_comes_before_any_stack_trace() throws IOException {
        assertThat(reason("""
                2026-11-22 ERROR Application run failed
                Caused by: java.net.BindException: in use

                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                Web server failed to start. Port 18083 was already in use.

                Action:

                Identify and stop the process that's listening on port 18083.
                """)).isEqualTo("Web server failed to start. Port 18083 was already in use.");
    }

    @Test
    void the_innermost_cause_says_more_than_the_outer_ones() throws IOException {
        assertThat(reason("""
                Exception in thread "main" java.lang.IllegalStateException: no context
                \tat org.rabrong.Main.main(Main.java:1)
                Caused by: java.lang.IllegalStateException: no data source
                \tat org.rabrong.Main.main(Main.java:2)
                Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed
                \t... 12 more
                """)).isEqualTo("org.postgresql.util.PSQLException: FATAL: password authentication failed");
    }

    @Test
    void what_an_earlier_run_wrote_does_not_count() throws IOException {
        Path log = directory.resolve("server.log");
        Files.writeString(log, "Caused by: an old trouble\n");
        long from = Files.size(log);
        Files.writeString(log, "Caused by: an old trouble\nstarting\nFATAL: lock file exists\nshutting down\n");

        assertThat(LogTail.reason(log, from)).isEqualTo("FATAL: lock file exists");
        assertThat(LogTail.reason(directory.resolve("none.log"), 0)).isEqualTo("it wrote nothing");
    }

    private String reason(String text) throws IOException {
        Path log = directory.resolve("server.log");
        Files.writeString(log, text);
        return LogTail.reason(log, 0);
    }
}
