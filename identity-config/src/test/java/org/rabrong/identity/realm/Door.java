package org.rabrong.identity.realm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The only way to the real Keycloak: while it is shut, Keycloak is away. */
final class Door implements AutoCloseable {

    private final ServerSocket door;

    private Door(ServerSocket door) {
        this.door = door;
    }

    /** Everything that knocks is passed on. */
    static Door open(int port, int keycloak) throws IOException {
        ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            while (!door.isClosed()) {
                try {
                    Socket caller = door.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), keycloak);
                    Thread.startVirtualThread(() -> pass(caller, server));
                    Thread.startVirtualThread(() -> pass(server, caller));
                } catch (IOException _) {
                    return; // shut
                }
            }
        });
        return new Door(door);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // the other end has gone
        }
    }
}
