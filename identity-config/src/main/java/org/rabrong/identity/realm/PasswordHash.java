package org.rabrong.identity.realm;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password hashed as Keycloak's {@code pbkdf2-sha512} does. Keycloak replaces it by its own Argon2 hash at the person's first sign-in, so
 * the low number of iterations, meant for a demo whose password is printed in the README, does not stay.
 *
 * @param salt Base64
 * @param value Base64
 */
record PasswordHash(String salt, String value) {

    private static final int ITERATIONS = 1_000;
    private static final int BITS = 512;

    static PasswordHash of(String password) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] value = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS))
                    .getEncoded();
            return new PasswordHash(
                    Base64.getEncoder().encodeToString(salt),
                    Base64.getEncoder().encodeToString(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA512", e);
        }
    }

    /** Keycloak's representation: JSON texts inside JSON. */
    Map<String, Object> asCredential() {
        return Map.of(
                "type", "password",
                "secretData", "{\"value\":\"" + value + "\",\"salt\":\"" + salt + "\",\"additionalParameters\":{}}",
                "credentialData",
                        "{\"hashIterations\":" + ITERATIONS
                                + ",\"algorithm\":\"pbkdf2-sha512\",\"additionalParameters\":{}}");
    }
}
