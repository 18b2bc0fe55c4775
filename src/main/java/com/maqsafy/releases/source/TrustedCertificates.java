package com.maqsafy.releases.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that vouch for an HTTPS origin, read anew for each connection.
 *
 * @param file PEM file, blank = those that the JVM trusts; when it is set, only its certificates are trusted
 */
record TrustedCertificates(String file) {

    boolean configured() {
        return !file.isBlank();
    }

    /** @throws SourceException when the file holds no certificates */
    void check(String setting) {
        try {
            trustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new SourceException(
                    "REL-SRC-039 " + setting + " is " + file
                            + ", which holds no certificates in PEM form: give it the certificate of your authority",
                    e);
        }
    }

    HttpConnectionFactory connections() {
        HttpConnectionFactory plain = new JDKHttpConnectionFactory();
        return new HttpConnectionFactory() {
            @Override
            public HttpConnection create(URL url) throws IOException {
                return trusting(plain.create(url), url);
            }

            @Override
            public HttpConnection create(URL url, @Nullable Proxy proxy) throws IOException {
                return trusting(plain.create(url, proxy), url);
            }
        };
    }

    private HttpConnection trusting(HttpConnection connection, URL url) throws IOException {
        if (url.getProtocol().equals("https")) {
            try {
                connection.configure(null, trustManagers(), null);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
        return connection;
    }

    private TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
