package org.rabrong.platform.servers;

/** What becomes of a server when the JVM that started it is gone without stopping it. */
public interface Lifetime {

    /** Ends what an earlier run of the same server left running. */
    void endLeftover(String server);

    void began(String server, ProcessHandle process);

    void ended(String server);

    /** The server ends with this JVM, also after {@code kill -9}: for tests. */
    static Lifetime ofThisJvm() {
        return new ReapedLifetime();
    }
}
