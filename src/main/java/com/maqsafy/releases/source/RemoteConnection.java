package com.maqsafy.releases.source;

import com.maqsafy.releases.source.SourceSettings.Origin;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.TransportConfigCallback;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * How one service's origin is reached: the key and the trusted hosts of SSH, the token and the trusted certificates of
 * HTTPS. One exchange at a time.
 *
 * <p>Only what is set is used: no agent, no {@code ~/.ssh}. Where SSH is set up by {@code GIT_SSH} and no key is named here,
 * that program is left to do it.
 */
final class RemoteConnection {

    private final String service;
    private final Origin origin;
    private final @Nullable SshConnection ssh;
    private final TrustedCertificates certificates;

    /** @param sshHome a directory that need not exist; what a user's home would hold is looked for there and not found */
    RemoteConnection(String service, Origin origin, Path sshHome) {
        this.service = service;
        this.origin = origin;
        this.ssh = overSsh() && !origin.ssh().privateKey().isBlank() ? new SshConnection(origin.ssh(), sshHome) : null;
        this.certificates = new TrustedCertificates(origin.caCertificate());
    }

    /**
     * Prepares a command.
     *
     * @throws SourceException when a file that the settings name is missing or cannot be used
     */
    <C extends TransportCommand<C, ?>> C of(C command) {
        checkFiles();
        if (ssh != null) {
            ssh.forget();
        }
        return command.setCredentialsProvider(new OriginCredentials(origin))
                .setTransportConfigCallback(new TransportConfigCallback() {
                    @Override
                    public void configure(Transport transport) {
                        if (transport instanceof SshTransport overSsh && ssh != null) {
                            overSsh.setSshSessionFactory(ssh.factory());
                        } else if (transport instanceof TransportHttp overHttp && certificates.configured()) {
                            overHttp.setHttpConnectionFactory(certificates.connections());
                        }
                    }
                });
    }

    /**
     * What stopped an exchange, with the setting to mend.
     *
     * @param otherwise code and text when the cause is none of those that are known
     */
    SourceException failure(Exception failure, String otherwise) {
        return RemoteFailure.of(failure, service, setting(""), ssh).exception(failure, otherwise);
    }

    private void checkFiles() {
        if (overSsh() && ssh == null && SystemReader.getInstance().getenv("GIT_SSH") == null) {
            throw new SourceException(
                    "REL-SRC-031 The origin of " + service + " is reached over SSH, and no key is named:" + " set "
                            + setting("ssh.private-key") + " and " + setting("ssh.known-hosts"));
        }
        if (ssh != null) {
            readable("ssh.private-key", origin.ssh().privateKey());
            if (origin.ssh().knownHosts().isBlank()) {
                throw new SourceException("REL-SRC-031 No host key is trusted for the origin of " + service + ": set "
                        + setting("ssh.known-hosts") + " to a file as ssh-keyscan writes it, and compare the keys");
            }
            readable("ssh.known-hosts", origin.ssh().knownHosts());
        }
        if (certificates.configured()) {
            readable("ca-certificate", origin.caCertificate());
            certificates.check(setting("ca-certificate"));
        }
    }

    private void readable(String key, String file) {
        try {
            if (Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file))) {
                return;
            }
        } catch (InvalidPathException e) {
            // Said below.
        }
        throw new SourceException(
                "REL-SRC-031 " + setting(key) + " is " + file
                        + ", which is no file that this process can read: correct it, or give this process the right to read it");
    }

    private boolean overSsh() {
        String repository = origin.repository();
        return repository.matches("(?i)^(ssh|git\\+ssh|ssh\\+git)://.*")
                || (origin.remote() && !repository.matches("^[A-Za-z][A-Za-z0-9+.-]+://.*"));
    }

    private String setting(String key) {
        return "releases.services." + service + ".source." + key;
    }

    /** Gives the token to the origin's own host only: a redirect elsewhere learns nothing. */
    private static final class OriginCredentials extends CredentialsProvider {

        private final Origin origin;

        OriginCredentials(Origin origin) {
            this.origin = origin;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            return List.of(items).stream()
                    .allMatch(i -> i instanceof CredentialItem.Username || i instanceof CredentialItem.Password);
        }

        @Override
        public boolean get(URIish uri, CredentialItem... items) {
            if (origin.token().isEmpty() || !supports(items) || !ownHost(uri)) {
                return false;
            }
            for (CredentialItem item : items) {
                if (item instanceof CredentialItem.Username username) {
                    username.setValue(origin.username());
                } else if (item instanceof CredentialItem.Password password) {
                    password.setValue(origin.token().toCharArray());
                }
            }
            return true;
        }

        private boolean ownHost(URIish uri) {
            try {
                URIish own = new URIish(origin.repository());
                return own.getHost() != null
                        && own.getHost().equalsIgnoreCase(uri.getHost())
                        && own.getPort() == uri.getPort()
                        && own.getScheme() != null
                        && own.getScheme().equalsIgnoreCase(uri.getScheme());
            } catch (java.net.URISyntaxException e) {
                return false;
            }
        }
    }
}
