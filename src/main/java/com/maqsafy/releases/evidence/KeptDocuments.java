package com.maqsafy.releases.evidence;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Texts that records name by their SHA-256, each kept once and for good. */
@Repository
public class KeptDocuments {

    /** Name of the subject whose document lists what applied. */
    static final String RULES = "rules";

    /** Name of the subject whose document lists what rules asked and were answered. */
    static final String CONSULTED = "consulted";

    private final JdbcClient jdbc;

    KeptDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names a list of rules as the subject of a record; its {@code files} are documents as well. */
    public static Subject rules(String sha256) {
        return new Subject(RULES, "sha256", sha256);
    }

    /** Names a list of questions and answers as the subject of a record. */
    public static Subject consulted(String sha256) {
        return new Subject(CONSULTED, "sha256", sha256);
    }

    /**
     * Keeps a text, in the caller's transaction (one is required).
     *
     * @return its SHA-256, lower-case hexadecimal
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String keep(String content) {
        CanonicalJson.checkText(content, "A document");
        String sha256 = CanonicalJson.sha256Of(content);
        jdbc.sql("INSERT INTO kept_document (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(sha256, content)
                .update();
        return sha256;
    }

    /** The SHA-256 by which a text is kept, lower-case hexadecimal. */
    public static String sha256(String content) {
        return CanonicalJson.sha256Of(content);
    }

    /** The text of a hash, if it was kept. */
    public Optional<String> find(String sha256) {
        return jdbc.sql("SELECT content FROM kept_document WHERE sha256 = ?")
                .param(sha256)
                .query(String.class)
                .optional();
    }
}
