package org.rabrong.indicator.plan.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML text as mappings, lists and texts with their places. It is read event by event, so that depth is bounded before it is built, and
 * anchors, aliases and tags, which no plan needs, are refused: nothing can be multiplied.
 */
final class YamlText {

    /** Mappings and lists inside each other; a plan needs ten. */
    static final int MOST_DEPTH = 16;
    /** In characters. */
    static final int LONGEST = PlanYaml.LARGEST;

    private static final Set<String> NULLS = Set.of("", "~", "null");

    /** Part of a text with the place where it begins. */
    sealed interface Node {
        String place();
    }

    /** @param text null for {@code ~} and nothing at all */
    record Scalar(@Nullable String text, String place) implements Node {}

    record Items(List<Node> items, String place) implements Node {}

    record Members(Map<String, Member> members, String place) implements Node {}

    /** @param place of the key */
    record Member(Node value, String place) {}

    /** Ends the reading; the fault is told already. */
    private static final class Refused extends RuntimeException {
        Refused() {
            super("", null, false, false);
        }
    }

    private final FileFaults faults;
    private final java.util.Iterator<Event> events;
    private int depth;

    private YamlText(String text, FileFaults faults) {
        this.faults = faults;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(LONGEST)
                // At once: the library loses count where a pair of characters lies across two buffers
                .setBufferSize(Math.max(1024, text.length() + 2))
                .setLabel("plan")
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The one document of the text; null where there is none, which is told. */
    static @Nullable Node read(String text, FileFaults faults) {
        if (text.length() > LONGEST) {
            faults.unreadable("file", "file-size", "1 MB");
            return null;
        }
        try {
            return new YamlText(text, faults).document();
        } catch (Refused _) {
            return null;
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark =
                    broken.getProblemMark().isPresent() ? broken.getProblemMark() : broken.getContextMark();
            faults.unreadable(place(mark), "yaml-syntax");
            return null;
        } catch (YamlEngineException | IndexOutOfBoundsException broken) {
            faults.unreadable("file", "yaml-syntax");
            return null;
        }
    }

    private @Nullable Node document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                Node root = node(event);
                while (events.hasNext()) {
                    Event after = events.next();
                    if (after instanceof NodeEvent) {
                        throw refused(after, "yaml-documents");
                    }
                }
                return root;
            }
            if (event instanceof DocumentEndEvent) {
                break;
            }
        }
        faults.unreadable("line 1, column 1", "required");
        return null;
    }

    private Node node(Event event) {
        String place = place(event.getStartMark());
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw refused(event, "yaml-alias");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                if (scalar.getTag().isPresent()) {
                    throw refused(event, "yaml-tag");
                }
                boolean nothing = scalar.getScalarStyle() == ScalarStyle.PLAIN
                        && NULLS.contains(scalar.getValue().toLowerCase(Locale.ROOT));
                yield new Scalar(nothing ? null : scalar.getValue(), place);
            }
            case SequenceStartEvent list -> {
                deeper(event, list.getTag().isPresent());
                List<Node> items = new ArrayList<>();
                for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
                    items.add(node(next));
                }
                depth--;
                yield new Items(items, place);
            }
            case MappingStartEvent mapping -> {
                deeper(event, mapping.getTag().isPresent());
                Map<String, Member> members = new LinkedHashMap<>();
                for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
                    member(next, members);
                }
                depth--;
                yield new Members(members, place);
            }
            default -> throw refused(event, "yaml-syntax");
        };
    }

    private void member(Event keyEvent, Map<String, Member> members) {
        Node key = node(keyEvent);
        Node value = node(events.next());
        if (!(key instanceof Scalar(String name, String place)) || name == null) {
            faults.unreadable(key.place(), "yaml-key");
        } else if (members.containsKey(name)) {
            faults.unreadable(place, "yaml-key-twice", shortened(name));
        } else {
            members.put(name, new Member(value, place));
        }
    }

    private void deeper(Event event, boolean tagged) {
        if (tagged) {
            throw refused(event, "yaml-tag");
        }
        depth++;
        if (depth > MOST_DEPTH) {
            throw refused(event, "yaml-depth", MOST_DEPTH);
        }
    }

    private Refused refused(Event event, String rule, Object... arguments) {
        faults.unreadable(place(event.getStartMark()), rule, arguments);
        return new Refused();
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static String place(Optional<Mark> mark) {
        return mark.map(at -> "line %d, column %d".formatted(at.getLine() + 1, at.getColumn() + 1))
                .orElse("file");
    }
}
