package org.rabrong.confirmation.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ItemStatus;
import org.rabrong.platform.messaging.LiveSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Hears this service's own decisions from the topic, so that every instance tells its viewers what any instance did. Steps of a short while are
 * told together: a batch of 225 decisions is one event, and the counts are read once for all who look.
 */
@Configuration(proxyBeanMethods = false)
class LiveChanges implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveChanges.class);

    /** A stream ends by itself, and the browser comes back with a right that is looked at anew. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration TOGETHER = Duration.ofMillis(250);
    private static final int BEATS_BETWEEN_COMMENTS = 40;
    private static final int MOST_STREAMS_OF_A_PERSON = 8;
    private static final long RECONNECT_MILLIS = 2_000;

    private static final String COUNTS = """
            select variable, status, count(*) as items from item
            where round = :round and variable = any (:variables::text[]) and assigned
            group by variable, status""";

    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Step>> waiting = new HashMap<>();
    private final JdbcClient jdbc;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    LiveChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this needs of {@code contracts/events/schemas/confirmation.json}. */
    record Step(String round, String variable, String office, String bureau) {}

    @Bean
    LiveSubscription ownDecisions() {
        return new LiveSubscription("rabrong.confirmations.v1", this::happened);
    }

    /** From now on, until the person goes away or some minutes have passed; the oldest stream of a person with many ends. */
    SseEmitter follow(String person, String round, boolean all, Set<String> bureaus) {
        SseEmitter stream = new SseEmitter(LONGEST.toMillis());
        Viewer viewer = new Viewer(person, round, all, bureaus, stream);
        stream.onCompletion(() -> viewers.remove(viewer));
        stream.onTimeout(stream::complete);
        stream.onError(_ -> viewers.remove(viewer));
        List<Viewer> own =
                viewers.stream().filter(each -> each.person().equals(person)).toList();
        if (own.size() >= MOST_STREAMS_OF_A_PERSON) {
            own.getFirst().leave();
        }
        viewers.add(viewer);
        viewer.tell(SseEmitter.event().comment("here").reconnectTime(RECONNECT_MILLIS));
        return stream;
    }

    private void happened(List<ReceivedEvent> events) {
        if (viewers.isEmpty()) {
            return;
        }
        List<Step> steps =
                events.stream().map(event -> event.dataAs(Step.class)).toList();
        synchronized (waiting) {
            steps.forEach(step -> waiting.computeIfAbsent(step.round(), _ -> new LinkedHashSet<>())
                    .add(step));
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("live-changes").daemon().start(this::beat);
    }

    @Override
    public void stop() {
        running = false;
        Thread beating = thread;
        if (beating != null) {
            beating.interrupt();
        }
        viewers.forEach(Viewer::leave);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server stops and waits for the streams to end. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void beat() {
        for (int beat = 1; running; beat++) {
            try {
                Thread.sleep(TOGETHER);
                tellWhatHappened();
                if (beat % BEATS_BETWEEN_COMMENTS == 0) {
                    toEach(viewers, SseEmitter.event().comment("still here"));
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Live changes of a moment were not told", e);
            }
        }
    }

    private void tellWhatHappened() {
        Map<String, Set<Step>> happened;
        synchronized (waiting) {
            happened = Map.copyOf(waiting);
            waiting.clear();
        }
        happened.forEach(this::tell);
    }

    private void tell(String round, Set<Step> steps) {
        List<Viewer> looking =
                viewers.stream().filter(viewer -> viewer.round().equals(round)).toList();
        if (looking.isEmpty()) {
            return;
        }
        Map<String, LiveChange.Counts> counts =
                counts(round, steps.stream().map(Step::variable).collect(Collectors.toSet()));
        for (Viewer viewer : looking) {
            List<Step> seen =
                    steps.stream().filter(step -> viewer.sees(step.bureau())).toList();
            if (!seen.isEmpty()) {
                toEach(List.of(viewer), SseEmitter.event().name("changed").data(change(seen, counts)));
            }
        }
    }

    private static LiveChange change(List<Step> seen, Map<String, LiveChange.Counts> counts) {
        List<LiveChange.Counts> told = new ArrayList<>();
        seen.stream().map(Step::variable).distinct().forEach(variable -> {
            LiveChange.Counts of = counts.get(variable);
            if (of != null) {
                told.add(of);
            }
        });
        return new LiveChange(
                seen.stream()
                        .map(step -> new LiveChange.Item(step.variable(), step.office()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                told);
    }

    private void toEach(Collection<Viewer> some, SseEmitter.SseEventBuilder event) {
        some.forEach(viewer -> {
            if (!viewer.tell(event)) {
                viewers.remove(viewer);
            }
        });
    }

    private Map<String, LiveChange.Counts> counts(String round, Set<String> variables) {
        Map<String, Map<ItemStatus, Integer>> counts = new HashMap<>();
        jdbc.sql(COUNTS)
                .param("round", round)
                .param("variables", variables.toArray(String[]::new))
                .query(row -> {
                    counts.computeIfAbsent(row.getString("variable"), _ -> none())
                            .put(ItemStatus.valueOf(row.getString("status")), row.getInt("items"));
                });
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new LiveChange.Counts(entry.getKey(), entry.getValue())));
    }

    private static Map<ItemStatus, Integer> none() {
        Map<ItemStatus, Integer> none = new EnumMap<>(ItemStatus.class);
        for (ItemStatus status : ItemStatus.values()) {
            none.put(status, 0);
        }
        return none;
    }
}
