package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WebPlaceTest {

    @Test
    @DisplayName("a witness whose answer never ends holds nobody up")
    void hangsUpOnAnAnswerThatNeverEnds() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/log", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/log");
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> WebPlace.send(
                                    url,
                                    null,
                                    HttpRequest.newBuilder(url).GET(),
                                    BodyHandlers.ofString(),
                                    Duration.ofMillis(500)))
                            .isInstanceOf(IOException.class)
                            .hasMessage(url + " did not answer within PT0.5S"));
        } finally {
            end.countDown();
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
