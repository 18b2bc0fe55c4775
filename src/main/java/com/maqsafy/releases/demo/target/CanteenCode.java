package com.maqsafy.releases.demo.target;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkout of canteen-api does, as its {@code canteen.json} says.
 *
 * @param version the version of the code
 * @param routes how each path answers; a path that the server knows itself needs no entry
 * @param login whether logging in is broken in this version
 * @param queue whether the queue worker is broken in this version
 */
record CanteenCode(String version, Map<String, Route> routes, Part login, Part queue) {

    CanteenCode(
            @Nullable String version, @Nullable Map<String, Route> routes, @Nullable Part login, @Nullable Part queue) {
        if (version == null || version.isBlank()) {
            throw new IllegalArgumentException("canteen.json names no version");
        }
        this.version = version;
        this.routes = routes == null ? Map.of() : Map.copyOf(routes);
        this.login = login == null ? new Part(false) : login;
        this.queue = queue == null ? new Part(false) : queue;
    }

    static CanteenCode read(Path checkout) throws IOException {
        return Json.MAPPER.readValue(checkout.resolve("canteen.json").toFile(), CanteenCode.class);
    }

    /** The HTTP status with which a path answers, 200 unless the code says otherwise. */
    int status(String path) {
        Route route = routes.get(path);
        return route == null ? 200 : route.status();
    }

    /**
     * One path.
     *
     * @param status the HTTP status it answers with
     * @param title title of the page, for pages
     */
    record Route(int status, @Nullable String title) {}

    /**
     * A part of the service.
     *
     * @param broken whether this version breaks it
     */
    record Part(boolean broken) {}
}
