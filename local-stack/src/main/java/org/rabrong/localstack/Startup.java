package org.rabrong.localstack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.servers.Server;
import org.rabrong.platform.servers.ServerFailure;

/** Starts servers side by side as far as they do not need each other, a few at a time: starting a JVM takes a whole core. */
final class Startup {

    private static final int AT_ONCE = Math.max(3, Runtime.getRuntime().availableProcessors());

    private final Consumer<String> say;
    private final BooleanSupplier givenUp;
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    Startup(Consumer<String> say, BooleanSupplier givenUp) {
        this.say = say;
        this.givenUp = givenUp;
    }

    /**
     * @param needs names of servers that must answer first
     * @param then done when it answers, before others may use it
     */
    record Step(Server server, List<String> needs, Runnable then) {}

    private record Outcome(Step step, @Nullable ServerFailure failure, double seconds) {}

    /**
     * Returns when all answer. After a failure nothing more is started; it is thrown once what was starting has come to an end.
     *
     * @param steps the first of those that can start is started first
     */
    void run(List<Step> steps) {
        var waiting = new ArrayList<>(steps);
        Set<String> ready = new HashSet<>();
        int starting = 0;
        ServerFailure failure = null;
        while (starting > 0 || (!waiting.isEmpty() && failure == null)) {
            while (failure == null && starting < AT_ONCE && startNext(waiting, ready)) {
                starting++;
            }
            Outcome outcome = nextOutcome();
            starting--;
            if (outcome.failure() == null) {
                ready.add(outcome.step().server().name());
                say.accept("  %-22s %5.1f s".formatted(outcome.step().server().name(), outcome.seconds()));
            } else if (failure == null) {
                failure = outcome.failure();
            }
            if (failure == null && givenUp.getAsBoolean()) {
                failure = new ServerFailure("it was stopped");
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean startNext(List<Step> waiting, Set<String> ready) {
        for (Step step : waiting) {
            if (ready.containsAll(step.needs())) {
                waiting.remove(step);
                Thread.ofVirtual().name("start-" + step.server().name()).start(() -> outcomes.add(start(step)));
                return true;
            }
        }
        return false;
    }

    private static Outcome start(Step step) {
        long began = System.nanoTime();
        ServerFailure failure = null;
        try {
            step.server().start();
            step.then().run();
        } catch (ServerFailure e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new ServerFailure(
                    "%s did not start: %s".formatted(step.server().name(), e), e);
        }
        return new Outcome(step, failure, (System.nanoTime() - began) / 1e9);
    }

    private Outcome nextOutcome() {
        try {
            return outcomes.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", e);
        }
    }
}
