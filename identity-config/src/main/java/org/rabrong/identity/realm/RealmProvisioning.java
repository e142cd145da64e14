package org.rabrong.identity.realm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rabrong.identity.organisation.OrganisationDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Provisions the realm once after the start, again and again while Keycloak is away; the service is ready (health {@code realm}) once it
 * has been done.
 */
@Component("realm")
@EnableConfigurationProperties(RealmSettings.class)
class RealmProvisioning implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(RealmProvisioning.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RealmProvisioner provisioner;
    private final OrganisationDirectory organisations;
    private volatile @Nullable Thread worker;
    private volatile boolean done;
    private volatile String reason = "Not tried yet";

    RealmProvisioning(RealmProvisioner provisioner, OrganisationDirectory organisations) {
        this.provisioner = provisioner;
        this.organisations = organisations;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        worker = Thread.ofVirtual().name("realm-provisioning").start(this::untilDone);
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

    private void untilDone() {
        Duration pause = Duration.ofMillis(500);
        while (!done) {
            try {
                long start = System.nanoTime();
                int changes = provisioner.provision(organisations.all());
                done = true;
                log.info(
                        "Realm as it should be after {} ms, {} changes",
                        Duration.ofNanos(System.nanoTime() - start).toMillis(),
                        changes);
            } catch (RuntimeException e) {
                tell(e);
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException _) {
                    return;
                }
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
