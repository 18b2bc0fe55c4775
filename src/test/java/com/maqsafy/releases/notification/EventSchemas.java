package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The published schemas of events, taken more strictly than receivers must: nothing that is sent is left out of them. */
final class EventSchemas {

    static final Path DIRECTORY = Path.of("src/docs/events");

    private EventSchemas() {}

    static void assertDescribed(byte[] cloudEvent) {
        try {
            JsonNode event = NotificationFixture.JSON.readTree(cloudEvent);
            String type = event.path("type").asText().replace("com.maqsafy.releases.", "");
            ObjectNode schema = (ObjectNode)
                    NotificationFixture.JSON.readTree(Files.readString(DIRECTORY.resolve(type + ".schema.json")));
            schema.put("additionalProperties", false);
            ((ObjectNode) schema.at("/properties/data")).put("additionalProperties", false);
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(event))
                    .as(event.toString())
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
