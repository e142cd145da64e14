package org.rabrong.platform.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Access tokens as the identity provider gives them, signed by a key of this test run, whose public half a small HTTP server shows
 * to the context. Each answer is the compact text for {@code Authorization: Bearer …}, good for an hour.
 */
public final class TestTokens {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration VALID = Duration.ofHours(1);
    private static final String KEY_ID = "rabrong-test";
    private static final KeyPair KEYS = newKeys();
    private static final String ISSUER = serveKeys();

    private TestTokens() {}

    /** Reports for one office; signed in as {@code office-8101}. */
    public static String reporter(String office) {
        return of("office-" + office.toLowerCase(Locale.ROOT), "ผู้รายงาน " + office, "/reporter/" + office);
    }

    /** Certifies for one bureau; signed in as {@code btl}. */
    public static String certifier(String bureau) {
        return of(bureau.toLowerCase(Locale.ROOT), "ผู้รับรอง " + bureau, "/certifier/" + bureau);
    }

    /** Belongs to a bureau without certifying by own right; signed in as {@code btl-2}. */
    public static String staff(String bureau) {
        return of(bureau.toLowerCase(Locale.ROOT) + "-2", "เจ้าหน้าที่ " + bureau, "/staff/" + bureau);
    }

    /** Administration, and certifier of its own variables. */
    public static String psdg() {
        return of("psdg", "กพร.", "/psdg", "/certifier/PSDG");
    }

    public static String executive() {
        return of("executive", "ผู้บริหาร", "/executive");
    }

    public static String integrator() {
        return of("integrator", "integrator", "/integrator");
    }

    /** Signed in, but belongs to nothing. */
    public static String nobody() {
        return of("nobody", "ไม่มีสิทธิ์");
    }

    /**
     * Anyone else.
     *
     * @param groups full paths as in the claim, such as {@code /reporter/8101}
     */
    public static String of(String username, String name, String... groups) {
        return signed(claims(
                username,
                name,
                Arrays.asList(groups),
                ISSUER,
                Clock.systemUTC().instant().plus(VALID)));
    }

    /** Was good until a minute before the usual tolerance. */
    public static String expired() {
        Instant past = Clock.systemUTC().instant().minus(Duration.ofMinutes(2));
        return signed(claims("office-8101", "ผู้รายงาน 8101", List.of("/reporter/8101"), ISSUER, past));
    }

    /** Well signed, but by somebody else's realm. */
    public static String fromAnotherIssuer() {
        Instant later = Clock.systemUTC().instant().plus(VALID);
        return signed(claims("psdg", "กพร.", List.of("/psdg"), "http://127.0.0.1:1/auth/realms/other", later));
    }

    /** Says that it is of psdg, but the signature is not of its text. */
    public static String forged() {
        String[] own = nobody().split("\\.", -1);
        String[] better = psdg().split("\\.", -1);
        return own[0] + "." + better[1] + "." + own[2];
    }

    /** The {@code sub} claim of that person's tokens, the same in each. */
    public static String subject(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static void describeTo(Map<String, Object> variables) {
        variables.put("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI", ISSUER);
        variables.put(
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI", ISSUER + "/protocol/openid-connect/certs");
    }

    private static Map<String, Object> claims(
            String username, String name, List<String> groups, String issuer, Instant expires) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", subject(username));
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("typ", "Bearer");
        claims.put("azp", "rabrong-gateway");
        claims.put("iat", expires.minus(VALID).getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("preferred_username", username);
        claims.put("name", name);
        claims.put("email", username + "@rabrong.example");
        claims.put("groups", groups);
        return claims;
    }

    private static String signed(Map<String, Object> claims) {
        String text = encoded(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, Object> json) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Serves the public key where Keycloak would, and answers the issuer's address. */
    private static String serveKeys() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            String issuer = "http://127.0.0.1:%d/auth/realms/rabrong"
                    .formatted(server.getAddress().getPort());
            var key = (RSAPublicKey) KEYS.getPublic();
            Map<String, Object> keys = Map.of(
                    "keys",
                    List.of(Map.of(
                            "kty",
                            "RSA",
                            "use",
                            "sig",
                            "alg",
                            "RS256",
                            "kid",
                            KEY_ID,
                            "n",
                            BASE64.encodeToString(unsigned(key.getModulus().toByteArray())),
                            "e",
                            BASE64.encodeToString(
                                    unsigned(key.getPublicExponent().toByteArray())))));
            Map<String, Object> discovery =
                    Map.of("issuer", issuer, "jwks_uri", issuer + "/protocol/openid-connect/certs");
            server.createContext(
                    "/auth/realms/rabrong/protocol/openid-connect/certs", exchange -> answer(exchange, keys));
            server.createContext(
                    "/auth/realms/rabrong/.well-known/openid-configuration", exchange -> answer(exchange, discovery));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
