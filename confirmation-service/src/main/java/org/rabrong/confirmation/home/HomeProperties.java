package org.rabrong.confirmation.home;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the bureau's home, in days in Asia/Bangkok.
 *
 * @param overdueAfterDays a report that waits longer than this is overdue
 * @param nearDays so many days before the last day of certification, what is not reported counts as owed
 */
@ConfigurationProperties("rabrong.home")
record HomeProperties(
        @DefaultValue("7") int overdueAfterDays,
        @DefaultValue("7") int nearDays) {}
