package org.rabrong.confirmation.home;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(HomeProperties.class)
class HomeConfiguration {}
