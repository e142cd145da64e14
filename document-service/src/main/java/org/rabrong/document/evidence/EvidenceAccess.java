package org.rabrong.document.evidence;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Role;
import org.springframework.stereotype.Component;

/**
 * Who may see and attach the files of an item (spec §2): the reporter of its office, and the certifier of its bureau; psdg sees them all. When
 * they may attach is told by {@link AttachingRules}. An item that is not there (any more) is refused to everybody else as one that is, so that
 * the answer tells nothing.
 */
@Component
class EvidenceAccess {

    static final ProblemType ITEM_CONFIRMED = new ProblemType("item-confirmed", 409);
    /** Argument and member: the earlier round. */
    static final ProblemType ITEM_CARRIED_FORWARD = new ProblemType("item-carried-forward", 409);
    /** Arguments and members: first and last day of the sender's window. */
    static final ProblemType WINDOW_CLOSED = new ProblemType("window-closed", 409);

    private final ItemTable items;
    private final Clock clock;

    EvidenceAccess(ItemTable items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** Refuses who may not attach, then what is not there, then what may not be attached to now. */
    Sender requireMayAttach(Person person, ItemId item) {
        ItemFacts facts = items.find(item).orElse(null);
        Sender sender = senderOf(person, item, facts);
        if (sender == null) {
            throw refusal(item);
        }
        if (facts == null) {
            throw notThere(item);
        }
        Lock lock = AttachingRules.lockOf(sender.side(), facts, clock.instant());
        if (lock != null) {
            throw problem(lock, sender, facts);
        }
        return sender;
    }

    /** Refuses who may not see the item's files, then what is not there; tells whether the person could attach one now. */
    Attaching requireMayRead(Person person, ItemId item) {
        ItemFacts facts = items.find(item).orElse(null);
        Sender sender = senderOf(person, item, facts);
        if (sender == null && !person.is(Role.PSDG)) {
            throw refusal(item);
        }
        if (facts == null) {
            throw notThere(item);
        }
        return sender == null
                ? Attaching.NEVER
                : new Attaching(
                        sender,
                        AttachingRules.windowOf(sender.side(), facts),
                        AttachingRules.lockOf(sender.side(), facts, clock.instant()));
    }

    boolean mayRead(Person person, ItemId item) {
        Optional<ItemFacts> facts = items.find(item);
        return facts.isPresent() && (person.is(Role.PSDG) || senderOf(person, item, facts.get()) != null);
    }

    private static @Nullable Sender senderOf(Person person, ItemId item, @Nullable ItemFacts facts) {
        if (person.reportsFor(item.office())) {
            return new Sender(Side.OFFICE, item.office());
        }
        return facts != null && person.certifiesFor(facts.bureau()) ? new Sender(Side.BUREAU, facts.bureau()) : null;
    }

    private static Problem problem(Lock lock, Sender sender, ItemFacts facts) {
        return switch (lock) {
            case CONFIRMED -> Problem.of(ITEM_CONFIRMED);
            case CARRIED_FORWARD ->
                Problem.of(ITEM_CARRIED_FORWARD, Objects.requireNonNull(facts.carriedFrom()))
                        .with("carriedFrom", facts.carriedFrom());
            case WINDOW_CLOSED -> {
                DateWindow window = AttachingRules.windowOf(sender.side(), facts);
                yield Problem.of(WINDOW_CLOSED, window.opens(), window.closes())
                        .with("opens", window.opens())
                        .with("closes", window.closes());
            }
        };
    }

    private static Problem refusal(ItemId item) {
        return Problem.forbidden("evidence", item.office());
    }

    private static Problem notThere(ItemId item) {
        return Problem.notFound("item", item.toString());
    }
}
