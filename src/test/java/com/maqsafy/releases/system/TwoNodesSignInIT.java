package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.maqsafy.releases.testing.OnlyInFull;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in on two nodes, as the operator's guide says: sessions are a node's own, their end is everybody's. */
@OnlyInFull
class TwoNodesSignInIT {

    /** A page that every account may read. */
    private static final String PAGE = "/camunda/api/board/releases";

    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "a session of one node is none at the other, signing out everywhere ends it there too, REST knows no node")
    void aSessionIsOfItsNodeAndItsEndOfAll() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            FaultNode one = node("node-1", database);
            // The first one makes the key, tables and people.
            FaultNode other = node(
                    "node-2",
                    database,
                    "--releases.evidence.signing-key=" + directory.resolve("node-1/data/evidence/signing-key.pem"));
            try {
                one.start();
                one.awaitUp();
                other.start();
                other.awaitUp();

                assertThat(other.rest().get("business", "/api/releases").status())
                        .isEqualTo(200);
                WebSession session = WebSession.of(one.url(), "business");
                assertThat(session.get(PAGE).status()).isEqualTo(200);
                assertThat(session.at(other.url()).get(PAGE).status())
                        .as("asked to sign in, and no error")
                        .isEqualTo(401);
                assertThat(session.get(PAGE).status())
                        .as("the other node ended nothing here")
                        .isEqualTo(200);

                assertThat(other.rest()
                                .delete("business", "/api/accounts/business/sessions")
                                .status())
                        .isEqualTo(204);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> session.get(PAGE).status() == 401);
            } finally {
                one.kill();
                other.kill();
            }
        }
    }

    private FaultNode node(String name, TestDatabase database, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--releases.demo.target=false",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name(),
                "--spring.datasource.username=" + TestDatabase.USERNAME,
                "--spring.datasource.password=" + TestDatabase.PASSWORD,
                "--spring.flyway.user=" + TestDatabase.OWNER,
                "--spring.flyway.password=" + TestDatabase.OWNER));
        arguments.addAll(List.of(more));
        return new FaultNode(name, directory, arguments);
    }
}
