package org.rabrong.confirmation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rabrong.platform.test.TestServer;
import org.rabrong.platform.test.WithServers;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** The whole service on its real database and broker. All tests share them; each makes a round of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "rabrong.deadlines.scheduled=false")
@AutoConfigureRestTestClient
@WithServers(
        value = {TestServer.POSTGRES, TestServer.KAFKA},
        worksAsAnotherRole = true)
@Import({Api.class, OtherServices.class, MovedClock.class})
public @interface ConfirmationTest {}
