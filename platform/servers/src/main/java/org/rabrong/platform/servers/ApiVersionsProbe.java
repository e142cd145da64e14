package org.rabrong.platform.servers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Kafka's smallest request (ApiVersions, version 0), so that readiness can be asked without Kafka's client. */
final class ApiVersionsProbe {

    private static final int API_VERSIONS = 18;
    private static final int CORRELATION = 2559;

    private ApiVersionsProbe() {}

    static boolean answers(Socket socket) throws IOException {
        byte[] client = "rabrong".getBytes(StandardCharsets.UTF_8);
        var out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(2 + 2 + 4 + 2 + client.length);
        out.writeShort(API_VERSIONS);
        out.writeShort(0);
        out.writeInt(CORRELATION);
        out.writeShort(client.length);
        out.write(client);
        out.flush();
        var in = new DataInputStream(socket.getInputStream());
        int size = in.readInt();
        return size >= 6 && in.readInt() == CORRELATION && in.readShort() == 0;
    }
}
