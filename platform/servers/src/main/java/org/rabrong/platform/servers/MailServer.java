package org.rabrong.platform.servers;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes all mail over SMTP, delivers none, and shows it on a page: {@code /} for people, {@code /api/messages} for programs. In
 * this JVM; the messages go with it.
 */
public final class MailServer implements Server {

    private final int smtpPort;
    private final int pagePort;
    private final Path log;
    private @Nullable GreenMail smtp;
    private @Nullable MailPage page;

    /** @param log where {@link #log()} points; this server writes none of its own */
    public MailServer(int smtpPort, int pagePort, Path log) {
        this.smtpPort = smtpPort;
        this.pagePort = pagePort;
        this.log = log.toAbsolutePath();
    }

    public int smtpPort() {
        return smtpPort;
    }

    public String pageUrl() {
        return "http://127.0.0.1:" + pagePort;
    }

    /** Oldest first. */
    public synchronized List<Mail> messages() {
        return smtp == null ? List.of() : MailReader.read(smtp.getReceivedMessages());
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public synchronized void start() {
        if (smtp != null) {
            return;
        }
        var setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        var starting = new GreenMail(setup);
        starting.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        try {
            starting.start();
            page = MailPage.serve(pagePort, this::messages);
            smtp = starting;
        } catch (RuntimeException e) {
            starting.stop();
            throw new ServerFailure("mail did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        if (page != null) {
            page.close();
            page = null;
        }
        if (smtp != null) {
            smtp.stop();
            smtp = null;
        }
    }

    @Override
    public void kill() {
        stop();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    @Override
    public Path log() {
        return log;
    }
}
