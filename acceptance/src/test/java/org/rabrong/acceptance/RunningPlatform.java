package org.rabrong.acceptance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.rabrong.localstack.LocalStack;
import org.rabrong.localstack.LocalStack.AnotherService;
import org.rabrong.localstack.PlatformService;
import org.rabrong.localstack.Settings;
import org.rabrong.platform.servers.KeycloakServer;
import org.rabrong.platform.servers.Mail;

/**
 * One platform for all acceptance tests of a run: every real server and service, free ports, and at first no plan at all, as psdg finds
 * it. Whoever asks for a {@link #caller} gets the shipped plans with their open rounds first; the test that shows how psdg begins from
 * nothing runs before the others and does without.
 */
final class RunningPlatform {

    private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();
    private static final Path DATA = directory();
    private static final LocalStack STACK = start();

    private RunningPlatform() {}

    private static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "platform")), "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalStack start() {
        LocalStack stack =
                LocalStack.start(Settings.forTests(DATA).withoutDemoPlans().saying(System.out::println));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        return stack;
    }

    /** As an operator finds the password beside the data. */
    static Caller keycloakAdministrator() {
        Properties secrets = new Properties();
        try (Reader file = Files.newBufferedReader(DATA.resolve("secrets.properties"))) {
            secrets.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Caller.keycloakAdministrator(
                URI.create("http://127.0.0.1:" + STACK.ports().keycloak()), secrets.getProperty("keycloak.admin"));
    }

    static URI url() {
        return URI.create(STACK.url());
    }

    static Caller caller(String username) {
        ShippedPlans.LOADED.run();
        return callerWithoutPlans(username);
    }

    /** Loads the shipped plans once, when the class is first touched. */
    private static final class ShippedPlans {
        static final Runnable LOADED = load();

        private static Runnable load() {
            new PsdgAtWork(callerWithoutPlans("psdg")).loadShippedPlans();
            return () -> {};
        }
    }

    static Caller callerWithoutPlans(String username) {
        return CALLERS.computeIfAbsent(username, person -> Caller.signedIn(url(), person));
    }

    /** Somebody who never signed in. */
    static Caller stranger() {
        return Caller.nobody(url());
    }

    /** One more person with the password of all, in a group of the realm such as {@code /executive}. */
    static void addPerson(String username, String group) {
        KeycloakServer keycloak = STACK.keycloakServer();
        Caller.administratorOf(keycloak).post(keycloak.url() + "/admin/realms/rabrong/users", """
                {"username": "%s", "enabled": true, "email": "%s@rabrong.example", "emailVerified": true,
                 "firstName": "ทดสอบ", "lastName": "ระบบ", "groups": ["%s"],
                 "credentials": [{"type": "password", "value": "%s", "temporary": false}]}""".formatted(
                        username, username, group, Caller.PASSWORD));
    }

    static List<Mail> mailsTo(String address) {
        return STACK.mails().stream()
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    /** SIGKILL; the stack's supervisor starts it again. */
    static void kill(String name) {
        STACK.kill(name);
    }

    static void awaitReady() {
        STACK.awaitReady();
    }

    /** A second scoring-service with an empty database that reads every topic from its beginning and tells nobody. */
    static AnotherService scoringServiceFromScratch() {
        return STACK.startAnother(
                PlatformService.SCORING,
                "scoring-from-scratch",
                Map.of(
                        "SPRING_APPLICATION_NAME", "scoring-from-scratch",
                        "RABRONG_MESSAGING_RELAY_ENABLED", "false"));
    }
}
