package com.maqsafy.releases.source;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.jspecify.annotations.Nullable;

/**
 * Why an exchange with an origin failed, in words for whoever has to mend it.
 *
 * @param message code, cause and the setting to mend; empty when the cause is none of those that are known
 */
record RemoteFailure(Optional<String> message) {

    private static final String[] NOT_ALLOWED = {
        "read only", "read-only", "not allowed", "not authorized", "permission denied", "access denied", "insufficient"
    };

    private static final Pattern ADDRESS = Pattern.compile("\\S+(?:://|@\\S+:)[^\\s:]\\S*?(?=:?(?:\\s|$))");

    /**
     * Reads the cause out of a failure.
     *
     * @param settings beginning of the full names of the service's settings, {@code releases.services.<s>.source.}
     * @param ssh what SSH refused, null when the origin is reached otherwise
     */
    static RemoteFailure of(Exception failure, String service, String settings, @Nullable SshConnection ssh) {
        List<Throwable> causes = causes(failure);
        if (ssh != null) {
            Optional<SshConnection.HostKeyRefusal> refusal = ssh.hostKeyRefusal();
            if (refusal.isPresent()) {
                return hostKey(refusal.get(), service, settings);
            }
            if (ssh.keyUnreadable()) {
                return said("REL-SRC-031 The private key for the origin of " + service
                        + " cannot be read: it is locked and " + settings
                        + "ssh.passphrase is missing or wrong, or it is no private key");
            }
        }
        if (any(causes, UnknownHostException.class) || any(causes, UnresolvedAddressException.class)) {
            return said("REL-SRC-035 The host of the origin of " + service + " is not known: correct " + settings
                    + "repository, or the name service of this machine");
        }
        if (any(causes, ConnectException.class)
                || any(causes, NoRouteToHostException.class)
                || any(causes, SocketTimeoutException.class)
                || says(causes, "connection refused", "timed out", "timeout")) {
            return said("REL-SRC-035 The origin of " + service
                    + " cannot be connected to: check that it runs, host and port in " + settings
                    + "repository, and the firewalls in between");
        }
        if (any(causes, SSLException.class) || says(causes, "ssl problems", "secure connection to")) {
            return said("REL-SRC-036 The certificate of the origin of " + service
                    + " is not trusted: name the PEM file of its authority in " + settings
                    + "ca-certificate, and use the host name that the certificate has");
        }
        if (ssh != null && says(causes, "cannot log in", "auth fail", "no more authentication methods")) {
            return said("REL-SRC-034 The origin of " + service + " refused the key: add the public part of " + settings
                    + "ssh.private-key to an account that may read and tag there, and check the user in " + settings
                    + "repository");
        }
        // Over SSH a server says so in its own words, and JGit takes them for a repository that is not there.
        if (ssh != null && says(causes, NOT_ALLOWED)) {
            return said("REL-SRC-034 The origin of " + service + " does not let this key do that: give the account of "
                    + settings + "ssh.private-key the right to read and tag there");
        }
        if (says(causes, "not authorized", "authentication is required", "not permitted")
                || (ssh == null && says(causes, "401", "403"))) {
            return said("REL-SRC-037 The origin of " + service + " refused to let this account in: check " + settings
                    + "username and .token, whether the token has expired, and that it may read and tag there");
        }
        if (any(causes, NoRemoteRepositoryException.class) || says(causes, "not found")) {
            return said("REL-SRC-038 There is no repository at the origin of " + service
                    + ", or this account may not see it: check the path in " + settings + "repository");
        }
        return new RemoteFailure(Optional.empty());
    }

    private static RemoteFailure hostKey(SshConnection.HostKeyRefusal refusal, String service, String settings) {
        return said(
                refusal.known()
                        ? "REL-SRC-033 The host key of %s, the origin of %s, is not the one that is known (%s). Somebody may stand in between: ask its administrator, and only then put the new key into the file of %sssh.known-hosts"
                                .formatted(refusal.host(), service, refusal.key(), settings)
                        : "REL-SRC-032 The host key of %s, the origin of %s, is not known (%s): compare it with what its administrator says, and add it to the file of %sssh.known-hosts"
                                .formatted(refusal.host(), service, refusal.key(), settings));
    }

    SourceException exception(Exception failure, String otherwise) {
        return new SourceException(message.orElse(otherwise), failure);
    }

    private static RemoteFailure said(String message) {
        return new RemoteFailure(Optional.of(message));
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /** Addresses say nothing of the cause, though a port may be 4010 and a repository be called timeout. */
    private static boolean says(List<Throwable> causes, String... words) {
        return causes.stream()
                .map(c -> ADDRESS.matcher(String.valueOf(c.getMessage()))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT))
                .anyMatch(message -> List.of(words).stream().anyMatch(message::contains));
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
            causes.addAll(List.of(cause.getSuppressed()));
        }
        return causes;
    }
}
