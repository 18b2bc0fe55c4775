package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** A time stamp authority (RFC 3161), asked over HTTP. What it answers counts only where it can be verified. */
final class TimeStampAuthority {

    /** Bytes of the largest answer; with all its certificates one has some thousand. */
    private static final int LARGEST = 256 * 1024;

    private static final int NONCE = 16;

    private final URI url;
    private final @Nullable String token;
    private final Path certificates;
    private final @Nullable String policy;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param certificates file with the certificates that vouch for it, PEM
     * @param policy the policy that it must state, an OID; null = any
     */
    TimeStampAuthority(URI url, @Nullable String token, Path certificates, @Nullable String policy) {
        this.url = url;
        this.token = token;
        this.certificates = certificates;
        this.policy = policy;
    }

    /**
     * Has something stamped.
     *
     * @return its answer, DER
     * @throws IOException when it does not answer, refuses, or answers something else than was asked
     */
    byte[] stamp(byte[] content) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        if (policy != null) {
            generator.setReqPolicy(new ASN1ObjectIdentifier(policy));
        }
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        TimeStampRequest request =
                generator.generate(TSPAlgorithms.SHA256, CanonicalJson.digestOf(content), new BigInteger(1, nonce));
        HttpRequest.Builder post = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()));
        byte[] answer;
        try (InputStream body = WebPlace.send(url, token, post, HttpResponse.BodyHandlers.ofInputStream())) {
            answer = body.readNBytes(LARGEST);
        }
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            // Status, nonce, imprint and policy are those of the request.
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IOException(
                        "it gave no time stamp: status " + response.getStatus() + ", " + response.getStatusString());
            }
            return answer;
        } catch (TSPException | RuntimeException e) {
            throw new IOException("its answer is not one to the request: " + e.getMessage(), e);
        }
    }

    /**
     * The time in an answer that was kept.
     *
     * @throws IOException when it is not about the content, or not signed by an authority that the certificates vouch for
     */
    Instant timeOf(byte[] answer, byte[] content) throws IOException {
        try {
            TimeStampToken stamp = new TimeStampResponse(answer).getTimeStampToken();
            if (stamp == null) {
                throw new IOException("there is no time stamp in it");
            }
            if (!TSPAlgorithms.SHA256.equals(stamp.getTimeStampInfo().getMessageImprintAlgOID())
                    || !Arrays.equals(
                            stamp.getTimeStampInfo().getMessageImprintDigest(), CanonicalJson.digestOf(content))) {
                throw new IOException("it is the time stamp of something else");
            }
            if (policy != null
                    && !policy.equals(stamp.getTimeStampInfo().getPolicy().getId())) {
                throw new IOException(
                        "its policy is " + stamp.getTimeStampInfo().getPolicy().getId() + ", not " + policy);
            }
            requireSigned(stamp);
            return stamp.getTimeStampInfo().getGenTime().toInstant();
        } catch (TSPException | GeneralSecurityException | OperatorCreationException | RuntimeException e) {
            // What is no DER, or not of the shape, makes the library throw whatever met it.
            throw new IOException(e.toString(), e);
        }
    }

    private void requireSigned(TimeStampToken stamp)
            throws IOException, TSPException, GeneralSecurityException, OperatorCreationException {
        Collection<X509CertificateHolder> all = stamp.getCertificates().getMatches(null);
        List<X509Certificate> given = new ArrayList<>();
        for (X509CertificateHolder holder : all) {
            given.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        List<X509CertificateHolder> signers =
                all.stream().filter(stamp.getSID()::match).toList();
        if (signers.size() != 1) {
            throw new IOException("it does not have the certificate of who signed it");
        }
        X509CertificateHolder signer = signers.get(0);
        // The signature, that the certificate is for time stamps only, and that it was valid then.
        stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(new JcaX509CertificateConverter().getCertificate(signer));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted(), target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(given)));
        parameters.setDate(stamp.getTimeStampInfo().getGenTime());
        // A stamp holds for the time in which it was given; nobody is asked today.
        parameters.setRevocationEnabled(false);
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private Set<TrustAnchor> trusted() throws IOException, GeneralSecurityException {
        Set<TrustAnchor> trusted = new HashSet<>();
        try (InputStream in = Files.newInputStream(certificates)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.add(new TrustAnchor((X509Certificate) certificate, null));
            }
        }
        return trusted;
    }
}
