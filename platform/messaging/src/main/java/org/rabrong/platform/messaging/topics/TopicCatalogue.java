package org.rabrong.platform.messaging.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every topic of the platform, read from the contracts. */
public final class TopicCatalogue {

    private final Map<String, Topic> topics = new LinkedHashMap<>();

    private TopicCatalogue(Collection<Topic> topics) {
        topics.forEach(topic -> this.topics.put(topic.name(), topic));
    }

    /** Reads {@code catalogue.yaml}. */
    public static TopicCatalogue read(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new TopicCatalogue(
                    maps(root, "topics").stream().map(TopicCatalogue::topic).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the event catalogue is not readable: " + resource, e);
        }
    }

    /**
     * The topic of this name.
     *
     * @throws IllegalArgumentException when the catalogue lacks it
     */
    public Topic topic(String name) {
        var topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("topic " + name + " is not in the event catalogue: " + topics.keySet());
        }
        return topic;
    }

    List<Topic> ownedBy(String service) {
        return topics.values().stream()
                .filter(topic -> topic.owner().equals(service))
                .toList();
    }

    private static Topic topic(Map<String, Object> map) {
        var types = new LinkedHashSet<String>();
        maps(map, "events").forEach(event -> types.add(text(event, "type")));
        return new Topic(
                text(map, "name"),
                text(map, "owner"),
                Integer.parseInt(text(map, "partitions")),
                Boolean.parseBoolean(text(map, "compacted")),
                types);
    }

    private static String text(Map<String, Object> map, String member) {
        return Objects.requireNonNull(map.get(member), () -> "the event catalogue lacks " + member + " in " + map)
                .toString();
    }

    @SuppressWarnings("unchecked") // the shape is the catalogue's own
    private static List<Map<String, Object>> maps(Map<String, Object> map, String member) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(map.get(member), () -> "the event catalogue lacks " + member);
    }
}
