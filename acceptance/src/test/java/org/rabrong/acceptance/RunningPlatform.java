package org.rabrong.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rabrong.acceptance.Caller.Answer;
import org.rabrong.localstack.LocalStack;
import org.rabrong.localstack.LocalStack.AnotherService;
import org.rabrong.localstack.PlatformService;
import org.rabrong.localstack.Settings;
import org.rabrong.platform.servers.Mail;

/**
 * One platform for all acceptance tests of a run: every real server and service, free ports, and at first no plan at all, as psdg finds
 * it. Whoever asks for a {@link #caller} gets the shipped plans with their open rounds first; the test that shows how psdg begins from
 * nothing runs before the others and does without.
 */
final class RunningPlatform {

    private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();
    private static final LocalStack STACK = start();

    private RunningPlatform() {}

    private static LocalStack start() {
        try {
            Path data = Files.createDirectories(Path.of("target", "platform"));
            LocalStack stack = LocalStack.start(Settings.forTests(Files.createTempDirectory(data, "run-"))
                    .withoutDemoPlans()
                    .saying(System.out::println));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keycloak's own administrator, past the gateway. */
    static Caller keycloakAdministrator() {
        return Caller.administratorOf(STACK.keycloakServer());
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
        Answer answer = keycloakAdministrator()
                .post("/auth/admin/realms/rabrong/users", """
                {"username": "%1$s", "enabled": true, "email": "%1$s@rabrong.example", "emailVerified": true,
                 "firstName": "ทดสอบ", "lastName": "ระบบ", "groups": ["%2$s"],
                 "credentials": [{"type": "password", "value": "%3$s", "temporary": false}]}""".formatted(username, group, Caller.PASSWORD));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
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
