package org.rabrong.indicator.round;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demonstration.
 *
 * @param plans whether the first start publishes the plans that come with the service; without them psdg makes the first one
 * @param openRounds rounds that open on the day of the first start; their fiscal year lies in the past, and so do the windows of the others
 */
@ConfigurationProperties("rabrong.demo")
record DemoProperties(
        @DefaultValue("true") boolean plans,
        @DefaultValue({}) Set<String> openRounds) {}
