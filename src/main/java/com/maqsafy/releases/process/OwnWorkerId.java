package com.maqsafy.releases.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Names this start of the application ({@link WorkerId}). */
@Component
class OwnWorkerId {

    private static final Logger LOG = LoggerFactory.getLogger(OwnWorkerId.class);
    private static final Pattern NODE = Pattern.compile("[0-9a-f]{8}");

    private final WorkerId id;

    OwnWorkerId(Environment environment) {
        ProcessHandle process = ProcessHandle.current();
        id = new WorkerId(
                host(),
                random(),
                node(Path.of(environment.getProperty("releases.data-dir", "./data"))),
                machine(),
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond());
    }

    WorkerId id() {
        return id;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (UnknownHostException e) {
            return "host";
        }
    }

    /** Kept in the data directory, which no two nodes share. Without one this node takes itself for a new one each time. */
    private static String node(Path data) {
        Path file = data.resolve("node-id");
        try {
            Files.createDirectories(data);
            Files.writeString(file, random() + '\n', java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // From an earlier start.
        } catch (IOException e) {
            return unknown(file, e.toString());
        }
        try {
            String node = Files.readString(file).strip();
            return NODE.matcher(node).matches() ? node : unknown(file, "it does not hold eight hexadecimal digits");
        } catch (IOException e) {
            return unknown(file, e.toString());
        }
    }

    private static String unknown(Path file, String why) {
        LOG.warn(
                "REL-PRC-042 {} cannot be used ({}), so after the next start of the machine interrupted steps ask their owner."
                        + " Check the rights and the free space of releases.data-dir, or delete the file.",
                file,
                why);
        return random();
    }

    private static String machine() {
        return DigestUtils.sha256Hex(read("/proc/sys/kernel/random/boot_id") + namespace() + host())
                .substring(0, 12);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String namespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
