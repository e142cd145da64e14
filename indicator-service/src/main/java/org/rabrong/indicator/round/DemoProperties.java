package org.rabrong.indicator.round;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demonstration.
 *
 * @param openRounds rounds that open on the day of the first start; their fiscal year lies in the past, and so do the windows of the others
 */
@ConfigurationProperties("rabrong.demo")
record DemoProperties(@DefaultValue({}) Set<String> openRounds) {}
