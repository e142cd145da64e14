package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server that is a process of its own: how to start it, how to know that it answers, how to end it. */
public abstract class ProcessServer implements Server {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final Path log;
    private final Lifetime lifetime;
    private volatile @Nullable Process process;
    private volatile boolean unwanted;

    /** @param log the file that its output is appended to */
    protected ProcessServer(String name, Path log, Lifetime lifetime) {
        this.name = name;
        this.log = log.toAbsolutePath();
        this.lifetime = lifetime;
    }

    /** Makes what must be there before the process starts, such as its data directory; called before each start. */
    protected void prepare() throws IOException {}

    protected abstract List<String> command() throws IOException;

    /** Added to the environment of this JVM. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Whether it answers now; an exception means no. */
    protected abstract boolean answers() throws Exception;

    protected Duration startPatience() {
        return Duration.ofSeconds(90);
    }

    /** Asks the process to end in its own orderly way. */
    protected void askToEnd(ProcessHandle running) {
        running.destroy();
    }

    @Override
    public final synchronized void start() {
        if (process().isPresent()) {
            return;
        }
        unwanted = false;
        try {
            Files.createDirectories(log.getParent());
            lifetime.endLeftover(name);
            prepare();
            long logStart = Files.exists(log) ? Files.size(log) : 0;
            Process started = launch();
            process = started;
            lifetime.began(name, started.toHandle());
            awaitAnswer(started, logStart);
        } catch (IOException e) {
            throw new ServerFailure(name + " did not start: " + e.getMessage(), e);
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(Signals.apartFromTerminal(command()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment());
        return builder.start();
    }

    private void awaitAnswer(Process started, long logStart) {
        long deadline = System.nanoTime() + startPatience().toNanos();
        while (true) {
            if (!started.isAlive()) {
                lifetime.ended(name);
                throw new ServerFailure("%s ended at once (exit %d): %s (log: %s)"
                        .formatted(name, started.exitValue(), LogTail.reason(log, logStart), log));
            }
            if (answersNow()) {
                return;
            }
            if (unwanted) {
                end(started.toHandle());
                throw new ServerFailure(name + " was stopped while it started");
            }
            if (System.nanoTime() > deadline) {
                end(started.toHandle());
                throw new ServerFailure("%s does not answer after %d s: %s (log: %s)"
                        .formatted(name, startPatience().toSeconds(), LogTail.reason(log, logStart), log));
            }
            pause(started);
        }
    }

    /** Waits a little for the process to end, since that is the only thing that can make further waiting useless. */
    private static void pause(Process started) {
        try {
            started.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while a server started", e);
        }
    }

    /** Whether it answers at this moment. */
    public final boolean answersNow() {
        try {
            return answers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public final void stop() {
        unwanted = true; // seen by a start that is under way
        synchronized (this) {
            process().ifPresent(this::end);
            process = null;
            lifetime.ended(name);
        }
    }

    private void end(ProcessHandle running) {
        askToEnd(running);
        if (!ends(running, STOP_PATIENCE)) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            ends(running, STOP_PATIENCE);
        }
        lifetime.ended(name);
    }

    @Override
    public final void kill() {
        process().ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
            ends(running, STOP_PATIENCE);
        });
    }

    @Override
    public final Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Path log() {
        return log;
    }

    /** Whether the process ends within that time. */
    public static boolean ends(ProcessHandle running, Duration patience) {
        try {
            running.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a tool to its end, for the steps before a server's start. */
    protected final void run(List<String> tool, Map<String, String> environment, Duration patience) throws IOException {
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        var builder = new ProcessBuilder(Signals.apartFromTerminal(tool))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process running = builder.start();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!running.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (unwanted) {
                    throw new ServerFailure(name + " was stopped while it was prepared");
                }
                if (System.nanoTime() > deadline) {
                    throw new ServerFailure("%s: %s takes longer than %d s (log: %s)"
                            .formatted(name, tool.getFirst(), patience.toSeconds(), log));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while " + name + " was prepared", e);
        } finally {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
        if (running.exitValue() != 0) {
            throw new ServerFailure(
                    "%s could not be prepared: %s (log: %s)".formatted(name, LogTail.reason(log, logStart), log));
        }
    }
}
