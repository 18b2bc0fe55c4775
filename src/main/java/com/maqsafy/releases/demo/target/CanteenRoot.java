package com.maqsafy.releases.demo.target;

import java.nio.file.Path;

/**
 * Where an installation of canteen-api keeps its things.
 *
 * @param path the installation's directory
 */
record CanteenRoot(Path path) {

    CanteenRoot {
        path = path.toAbsolutePath().normalize();
    }

    /** The checked-out code that HTTP requests are answered with. */
    Path code() {
        return path.resolve("current");
    }

    Path log() {
        return path.resolve("storage/logs/laravel.log");
    }

    /** Exists while the service is in maintenance mode. */
    Path maintenanceFlag() {
        return path.resolve("storage/framework/down");
    }

    Path cache(String name) {
        return path.resolve("storage/framework/cache").resolve(name + ".json");
    }

    /** Changes when the queue worker is to start again. */
    Path restartSignal() {
        return path.resolve("storage/framework/queue-restart");
    }

    /** What the queue worker says about itself once it has started. */
    Path workerState() {
        return path.resolve("storage/framework/queue-worker.json");
    }

    /** Process id and port of the running server. */
    Path serverState() {
        return path.resolve("storage/framework/server.json");
    }
}
