package org.rabrong.identity.realm;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.rabrong.identity.organisation.OrganisationDirectory;
import org.rabrong.identity.organisation.OrganisationsAdded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Provisions the realm after the start and whenever organisations were added, again and again while Keycloak is away; the service is ready
 * (health {@code realm}) once it has been done. What is wanted is read anew at each attempt, so nothing is lost: neither by a Keycloak that
 * is away nor by an end of this service in between.
 */
@Component("realm")
@EnableConfigurationProperties(RealmSettings.class)
class RealmProvisioning implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(RealmProvisioning.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RealmProvisioner provisioner;
    private final OrganisationDirectory organisations;
    private final Semaphore wanted = new Semaphore(0);
    private volatile @Nullable Thread worker;
    private volatile boolean done;
    private volatile String reason = "Not tried yet";

    RealmProvisioning(RealmProvisioner provisioner, OrganisationDirectory organisations) {
        this.provisioner = provisioner;
        this.organisations = organisations;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        wanted.release();
        worker = Thread.ofVirtual().name("realm-provisioning").start(this::work);
    }

    /** New offices and bureaus need their groups. */
    @TransactionalEventListener
    void added(OrganisationsAdded added) {
        wanted.release();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public Health health() {
        return done
                ? Health.up().build()
                : Health.outOfService().withDetail("reason", reason).build();
    }

    /** Why the realm is not as it should be; empty when it is. */
    String reason() {
        return reason;
    }

    private void work() {
        try {
            while (true) {
                wanted.acquire();
                wanted.drainPermits(); // whatever else was wanted until now comes with this run
                untilDone();
            }
        } catch (InterruptedException _) {
            // the service ends
        }
    }

    private void untilDone() throws InterruptedException {
        Duration pause = Duration.ofMillis(500);
        while (true) {
            try {
                long start = System.nanoTime();
                int changes = provisioner.provision(organisations.all());
                done = true;
                reason = "";
                log.info(
                        "Realm as it should be after {} ms, {} changes",
                        Duration.ofNanos(System.nanoTime() - start).toMillis(),
                        changes);
                return;
            } catch (RuntimeException e) {
                tell(e);
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    /** Each reason once: a Keycloak that takes a minute to start is not worth a page of log. */
    private void tell(RuntimeException e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(reason)) {
            log.warn("The realm cannot be provisioned yet, trying again: {}", now);
            reason = now;
        }
    }
}
