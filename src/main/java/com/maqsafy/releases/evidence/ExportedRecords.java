package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The records of an export, for whoever decides from them; {@link EvidenceVerifier} says first whether they hold. */
public final class ExportedRecords {

    private ExportedRecords() {}

    /**
     * Reads them, in their order.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-011} when a line is not JSON
     */
    public static List<LedgerRecord> read(InputStream export) throws IOException {
        CanonicalJson json = new CanonicalJson();
        List<LedgerRecord> records = new ArrayList<>();
        ExportLines lines = new ExportLines(export);
        while (lines.next()) {
            JsonNode line = json.read(lines.text());
            if (line.has("hash")) {
                records.add(record(line));
            }
        }
        return records;
    }

    private static LedgerRecord record(JsonNode line) {
        List<String> items = new ArrayList<>();
        line.path("items").forEach(item -> items.add(item.asText()));
        JsonNode definition = line.path("definition");
        return new LedgerRecord(
                line.path("release").asText(),
                line.path("sequence").asLong(),
                Instant.parse(line.path("time").asText()),
                line.path("actor").asText(),
                line.path("kind").asText(),
                items,
                line.path("element").textValue(),
                definition.isObject()
                        ? new DefinitionVersion(
                                definition.path("key").asText(),
                                definition.path("version").asInt())
                        : null,
                line.path("payload"),
                line.path("previousHash").asText(),
                line.path("hash").asText());
    }
}
