package org.rabrong.platform.servers;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends processes and removes directories once this JVM is gone, however it went: a small shell reads what to do from a pipe, and
 * the pipe ends with this JVM. Shutdown hooks would run beside those of Spring, which still needs the servers then.
 */
public final class Reaper {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r what which; do
              case $what in
                end) pids="$pids$which " ;;
                forget) pids=$(printf '%s' "$pids" | sed "s/ $which / /") ;;
                remove) set -- "$@" "$which" ;;
              esac
            done
            for pid in $pids; do kill -INT "$pid" 2>/dev/null; kill -TERM "$pid" 2>/dev/null; done
            n=0
            while [ $n -lt 50 ]; do
              alive=
              for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=yes; done
              [ -n "$alive" ] || break
              n=$((n + 1)); sleep 0.2
            done
            for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
            for directory; do rm -rf "$directory"; done
            """;

    private static final Reaper INSTANCE = new Reaper();

    private final Writer orders;

    private Reaper() {
        try {
            Process shell = new ProcessBuilder(List.of("/bin/sh", "-c", SCRIPT))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            orders = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Reaper instance() {
        return INSTANCE;
    }

    /** Asks the process to end when this JVM is gone, and kills it ten seconds later. */
    public void endAtLast(long pid) {
        order("end " + pid);
    }

    /** The process has ended: its number may be somebody else's by the time. */
    public void forget(long pid) {
        order("forget " + pid);
    }

    /** Removes the directory with everything in it when this JVM is gone. */
    public void removeAtLast(Path directory) {
        order("remove " + directory.toAbsolutePath());
    }

    private synchronized void order(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
