package io.tripline.engine.facts;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A port that leads to Redis, until it is closed. Can hold answers back until a number of function calls were sent. */
final class Forwarder implements Closeable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Semaphore callsSent = new Semaphore(0);
    private volatile int held;

    /** At this port, or any free one for 0. */
    Forwarder(int port, int target) {
        this.target = target;
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on, no answer comes through before this many function calls were sent. */
    void holdAnswersUntil(int calls) {
        callsSent.drainPermits();
        held = calls;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket redis = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(redis);
                if (server.isClosed()) {
                    // Accepted at the last moment, after all others were closed.
                    closeAll();
                }
                Thread.startVirtualThread(() -> copy(client, redis, true));
                Thread.startVirtualThread(() -> copy(redis, client, false));
            }
        } catch (IOException _) {
            // Closed, here or there: the client finds out by itself.
        }
    }

    private void copy(Socket from, Socket to, boolean request) {
        byte[] buffer = new byte[1 << 16];
        CallCounter counter = new CallCounter();
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (request) {
                    callsSent.release(counter.callsIn(buffer, n));
                } else {
                    callsSent.acquireUninterruptibly(held);
                    held = 0;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException _) {
            // Closed, here or there: the client finds out by itself.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            closeAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Counts the name of the command, also where it is cut by the end of a read. */
    private static final class CallCounter {
        private static final byte[] NAME = "FCALL".getBytes(StandardCharsets.US_ASCII);

        private int matched;

        int callsIn(byte[] bytes, int length) {
            int calls = 0;
            for (int i = 0; i < length; i++) {
                matched = bytes[i] == NAME[matched] ? matched + 1 : bytes[i] == NAME[0] ? 1 : 0;
                if (matched == NAME.length) {
                    calls++;
                    matched = 0;
                }
            }
            return calls;
        }
    }
}
