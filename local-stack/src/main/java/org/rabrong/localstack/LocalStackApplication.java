package org.rabrong.localstack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.rabrong.platform.servers.ServerFailure;

/** {@code up} runs the stack in the foreground until it is interrupted; {@code status} shows what runs;
 * {@code verify} reads the history's chains; {@code end-leftovers} ends what a killed launcher left running. */
public final class LocalStackApplication {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private LocalStackApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        String command = arguments.length == 0 ? "up" : arguments[0];
        Path project = Path.of(System.getProperty("rabrong.project", ""));
        try {
            Settings settings = Settings.of(project, System.getenv(), OUT::println);
            switch (command) {
                case "up" -> up(settings);
                case "status" -> System.exit(StatusReport.print(settings, OUT) ? 0 : 1);
                case "verify" ->
                    System.exit(HistoryCheck.run(
                            settings, List.of(arguments).subList(1, arguments.length)));
                case "end-leftovers" -> LocalStack.endLeftovers(settings);
                default -> throw new ServerFailure("no such command: " + command);
            }
        } catch (LocalStack.AlreadyRunning e) {
            OUT.println(e.getMessage());
        } catch (ServerFailure e) {
            OUT.println("Rabrong did not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void up(Settings settings) throws InterruptedException {
        long began = System.nanoTime();
        LocalStack stack = LocalStack.prepare(settings);
        var stopped = new CountDownLatch(1);
        var stopping = new Thread(() -> {
            if (stopped.getCount() > 0) {
                OUT.println("Rabrong stops");
                stack.close();
                OUT.println("Stopped; the data stays in " + settings.data());
            }
        });
        Runtime.getRuntime().addShutdownHook(stopping);
        OUT.println("Rabrong starts (data and logs: " + settings.data() + ")");
        try {
            stack.startAll();
        } catch (ServerFailure e) {
            stopped.countDown();
            throw e;
        }
        OUT.println(
                """
                Ready after %.0f s: %s
                  sign in as office-8101, btl, psdg or executive; the password of all is %s
                  mail that the platform sends: %s
                  Ctrl-C stops everything""".formatted((System.nanoTime() - began) / 1e9, stack.url(), Settings.DEMO_PASSWORD, stack.mailUrl()));
        stopped.await();
    }
}
