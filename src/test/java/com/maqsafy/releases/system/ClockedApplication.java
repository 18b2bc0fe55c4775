package com.maqsafy.releases.system;

import com.maqsafy.releases.ReleaseManagementApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The application with a clock, its own and the engine's, that a file sets forward and back: the property
 * {@code test.clock} names it, and it holds milliseconds.
 */
final class ClockedApplication {

    private ClockedApplication() {}

    public static void main(String[] args) {
        Path file = Path.of(System.getProperty("test.clock"));
        long set = set(file, 0);
        Thread thread = new Thread(() -> follow(file, set), "clock");
        thread.setDaemon(true);
        thread.start();
        ReleaseManagementApplication.main(args);
    }

    private static void follow(Path file, long first) {
        long set = first;
        while (true) {
            set = set(file, set);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long set(Path file, long present) {
        try {
            long wanted = Long.parseLong(Files.readString(file).strip());
            if (wanted != present) {
                ClockUtil.offset(wanted);
            }
            return wanted;
        } catch (IOException | NumberFormatException e) {
            // Just being written.
            return present;
        }
    }
}
