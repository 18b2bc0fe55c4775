package com.maqsafy.releases.source;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.KeyPasswordProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.jspecify.annotations.Nullable;

/** SSH with one key and one file of known hosts, strictly; remembers what it refused in the last exchange. */
final class SshConnection {

    private final SourceSettings.Ssh settings;
    private final Factory factory;
    private volatile @Nullable HostKeyRefusal hostKey;
    private volatile boolean keyUnreadable;

    SshConnection(SourceSettings.Ssh settings, Path home) {
        this.settings = settings;
        this.factory = new Factory(home.toFile());
    }

    /**
     * A host key that was not accepted.
     *
     * @param host host, with its port where that is not 22
     * @param key kind and fingerprint, e.g. {@code ssh-ed25519 SHA256:…}
     * @param known whether the host is known by another key
     */
    record HostKeyRefusal(String host, String key, boolean known) {}

    SshSessionFactory factory() {
        return factory;
    }

    /** Begins a new exchange. */
    void forget() {
        hostKey = null;
        keyUnreadable = false;
    }

    Optional<HostKeyRefusal> hostKeyRefusal() {
        return Optional.ofNullable(hostKey);
    }

    /** Whether the private key is locked and its passphrase is missing or wrong. */
    boolean keyUnreadable() {
        return keyUnreadable;
    }

    private final class Factory extends SshdSessionFactory {

        Factory(File home) {
            super(null, null);
            // Whatever is looked for in a home is not there: what counts is in the settings.
            setHomeDirectory(home);
            setSshDirectory(home);
        }

        @Override
        protected @Nullable File getSshConfig(File sshDir) {
            return null;
        }

        @Override
        protected @Nullable SshConfigStore createSshConfigStore(
                File homeDir, @Nullable File configFile, String localUserName) {
            return null;
        }

        @Override
        protected List<Path> getDefaultIdentities(File sshDir) {
            return List.of(Path.of(settings.privateKey()));
        }

        @Override
        protected List<Path> getDefaultKnownHostsFiles(File sshDir) {
            return List.of(Path.of(settings.knownHosts()));
        }

        @Override
        protected String getDefaultPreferredAuthentications() {
            return "publickey";
        }

        @Override
        protected ServerKeyDatabase createServerKeyDatabase(File homeDir, File sshDir) {
            return new StrictHostKeys(super.createServerKeyDatabase(homeDir, sshDir));
        }

        @Override
        protected KeyPasswordProvider createKeyPasswordProvider(CredentialsProvider provider) {
            return new Passphrase();
        }
    }

    /** Accepts what the file of known hosts has, asks nobody and writes nothing. */
    private final class StrictHostKeys implements ServerKeyDatabase {

        private final ServerKeyDatabase file;

        StrictHostKeys(ServerKeyDatabase file) {
            this.file = file;
        }

        @Override
        public List<PublicKey> lookup(String connectAddress, InetSocketAddress remoteAddress, Configuration config) {
            return file.lookup(connectAddress, remoteAddress, config);
        }

        @Override
        public boolean accept(
                String connectAddress,
                InetSocketAddress remoteAddress,
                PublicKey serverKey,
                Configuration config,
                CredentialsProvider provider) {
            if (file.accept(connectAddress, remoteAddress, serverKey, new Strict(config), provider)) {
                return true;
            }
            hostKey = new HostKeyRefusal(
                    connectAddress.replaceFirst("^\\[?([^\\]]*)\\]?:22$", "$1"),
                    KeyUtils.getKeyType(serverKey) + " " + KeyUtils.getFingerPrint(serverKey),
                    !lookup(connectAddress, remoteAddress, config).isEmpty());
            return false;
        }
    }

    private record Strict(ServerKeyDatabase.Configuration config) implements ServerKeyDatabase.Configuration {

        @Override
        public List<String> getUserKnownHostsFiles() {
            return config.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return List.of();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return config.getHashKnownHosts();
        }

        @Override
        public String getUsername() {
            return config.getUsername();
        }
    }

    private final class Passphrase implements KeyPasswordProvider {

        @Override
        public char @Nullable [] getPassphrase(URIish uri, int attempt) {
            keyUnreadable = settings.passphrase().isEmpty() || attempt > 0;
            return settings.passphrase().isEmpty()
                    ? null
                    : settings.passphrase().toCharArray();
        }

        @Override
        public void setAttempts(int maxNumberOfAttempts) {
            // The same passphrase does not become right by trying it again.
        }

        @Override
        public boolean keyLoaded(URIish uri, int attempt, @Nullable Exception error) {
            keyUnreadable = error != null;
            return false;
        }
    }
}
