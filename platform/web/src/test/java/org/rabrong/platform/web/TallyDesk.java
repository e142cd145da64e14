package org.rabrong.platform.web;

import jakarta.persistence.EntityManager;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TallyDesk {

    private final EntityManager entities;
    private final AtomicInteger commands = new AtomicInteger();

    TallyDesk(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public Tally countUp(String name) {
        commands.incrementAndGet();
        Tally tally = entities.find(Tally.class, name);
        if (tally == null) {
            tally = new Tally(name);
            entities.persist(tally);
        }
        tally.countUp();
        return tally;
    }

    @Transactional
    public Tally create(String name) {
        Tally tally = new Tally(name);
        entities.persist(tally);
        return tally;
    }

    /** Somebody else changes it in between. */
    @Transactional
    public Tally countUpTooLate(String name, Runnable meanwhile) {
        Tally tally = entities.find(Tally.class, name);
        meanwhile.run();
        tally.countUp();
        return tally;
    }

    int commands() {
        return commands.get();
    }
}
