package com.maqsafy.releases.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/** A real HTTP server that remembers what it is sent. */
final class Receiver implements AutoCloseable {

    /** @param headers names in lower case */
    record Request(String path, Map<String, String> headers, String body) {}

    private final HttpServer server;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Map<String, String> answerHeaders = new TreeMap<>();
    private volatile ToIntFunction<Request> answers = request -> 204;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void answers(int status) {
        answers = request -> status;
    }

    void answers(ToIntFunction<Request> judge) {
        answers = judge;
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        Request request = new Request(
                exchange.getRequestURI().toString(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        requests.add(request);
        answerHeaders.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(answers.applyAsInt(request), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
