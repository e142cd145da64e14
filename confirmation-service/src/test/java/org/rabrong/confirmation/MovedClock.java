package org.rabrong.confirmation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The service's clock: right, unless a test moves it; it goes on ticking. A test that moves it sets it right again. */
public final class MovedClock extends Clock {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    private final Clock real = Clock.system(BANGKOK);
    private volatile Duration ahead = Duration.ZERO;

    /** From now on it is that day and time in Bangkok. */
    public void to(LocalDateTime bangkok) {
        ahead = Duration.between(real.instant(), bangkok.atZone(BANGKOK).toInstant());
    }

    public void setRight() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return BANGKOK;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(BANGKOK)) {
            throw new UnsupportedOperationException("days are those of Bangkok, not of " + zone);
        }
        return this;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }
}
