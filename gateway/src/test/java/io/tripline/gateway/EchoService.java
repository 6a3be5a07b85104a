package io.tripline.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for a service of ours: answers what it was asked, streams, fails, and can be away. */
final class EchoService {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port;
    private final CountDownLatch endOfStream = new CountDownLatch(1);
    private HttpServer server;

    private EchoService(HttpServer server) {
        this.server = server;
        this.port = server.getAddress().getPort();
    }

    static EchoService start() {
        EchoService service = new EchoService(listen(0));
        service.serve();
        return service;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(port);
        serve();
    }

    void endStream() {
        endOfStream.countDown();
    }

    private void serve() {
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().endsWith("/stream")) {
                stream(exchange);
            } else {
                delay(exchange.getRequestHeaders().getFirst("Echo-After-Millis"));
                echo(exchange);
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("event: decision\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        try {
            if (!endOfStream.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody ended the stream");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delay(@Nullable String millis) {
        if (millis != null) {
            LockSupport.parkNanos(Duration.ofMillis(Long.parseLong(millis)).toNanos());
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        byte[] answer = JSON.writeValueAsBytes(Map.of(
                "method",
                exchange.getRequestMethod(),
                "target",
                exchange.getRequestURI().toString(),
                "headers",
                headers,
                "body",
                body));
        String status = exchange.getRequestHeaders().getFirst("Echo-Status");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Trace-Id", "of-the-service");
        if (exchange.getRequestURI().getPath().startsWith("/console")) {
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'");
        }
        exchange.sendResponseHeaders(status == null ? 200 : Integer.parseInt(status), answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
