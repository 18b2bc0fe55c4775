package com.maqsafy.releases.deployment;

import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How checks reach a service that is held in maintenance mode. It is told to nobody but the service's own addresses.
 *
 * @param origins scheme, host and port of addresses that may see it
 * @param path visited first on the same origin, its cookies are sent along; blank = none
 * @param header sent along, {@code Name: value}; blank = none
 */
public record Bypass(Set<String> origins, String path, String header) {

    public Bypass {
        origins = origins.stream().map(o -> origin(URI.create(o))).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an address may see it. */
    public boolean covers(URI url) {
        return origins.contains(origin(url));
    }

    /** Name of the header, if there is one. */
    public String headerName() {
        return header.substring(0, header.indexOf(':')).strip();
    }

    /** Value of the header, if there is one. */
    public String headerValue() {
        return header.substring(header.indexOf(':') + 1).strip();
    }

    /** What may never stand in evidence. */
    public Set<String> secrets() {
        return Stream.of(path.replaceFirst("^/", ""), header.isBlank() ? "" : headerValue())
                .filter(secret -> !secret.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A text without the secrets, of which one may be part of the other. */
    String masked(String text) {
        String masked = text;
        for (String secret : secrets().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = masked.replace(secret, "[redacted]");
        }
        return masked;
    }

    private static String origin(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "Bypass[" + origins + "]";
    }
}
