package org.rabrong.gateway;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole gateway on its port, with Keycloak behind it. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT, classes = GatewayApplication.class)
public abstract class GatewayTest {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        TestPlatform.describeTo(properties);
    }
}
