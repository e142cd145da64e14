package org.rabrong.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Keeps the offices and bureaus, and sets up the Keycloak realm in which everybody signs in. */
@SpringBootApplication
public class IdentityConfigApplication {

    public static void main(String[] args) {
        SpringApplication.run(IdentityConfigApplication.class, args);
    }
}
