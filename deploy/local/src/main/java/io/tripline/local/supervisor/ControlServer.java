package io.tripline.local.supervisor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tripline.local.stack.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers the other commands on a loopback port, to those who know its token. */
final class ControlServer implements AutoCloseable {

    private final HttpServer server;
    private final byte[] authorization;

    ControlServer(String token) throws IOException {
        authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Answers {@code /name/argument…}; the action gets what follows the name. */
    void on(String name, Function<String, String> action) {
        server.createContext("/" + name, exchange -> {
            try (exchange) {
                answer(exchange, name, action);
            }
        });
    }

    private void answer(HttpExchange exchange, String name, Function<String, String> action) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
            respond(exchange, 401, "the token of the supervisor is missing or wrong");
            return;
        }
        String path = exchange.getRequestURI().getPath();
        try {
            respond(exchange, 200, action.apply(path.substring(Math.min(path.length(), name.length() + 2))));
        } catch (IllegalArgumentException e) {
            respond(exchange, 404, String.valueOf(e.getMessage()));
        } catch (StackException e) {
            respond(exchange, 500, String.valueOf(e.getMessage()));
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Starts to answer and returns the port. */
    int start() {
        server.start();
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
