package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an export of a release holds, for whoever decides from it; {@link EvidenceVerifier} says first whether it holds.
 *
 * @param records in their order
 * @param documents texts that the records name, by their SHA-256
 * @param sealed whether there is a seal, as there is when the release has ended
 */
public record ExportedRecords(List<LedgerRecord> records, Map<String, String> documents, boolean sealed) {

    public ExportedRecords {
        records = List.copyOf(records);
        documents = Map.copyOf(documents);
    }

    /**
     * Reads it.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-011} when a line is not JSON
     */
    public static ExportedRecords read(InputStream export) throws IOException {
        CanonicalJson json = new CanonicalJson();
        List<LedgerRecord> records = new ArrayList<>();
        Map<String, String> documents = new HashMap<>();
        boolean sealed = false;
        ExportLines lines = new ExportLines(export);
        while (lines.next()) {
            JsonNode line = json.read(lines.text());
            if (line.has("hash")) {
                records.add(record(line));
            }
            sealed |= line.has("seal");
            JsonNode document = line.path("document");
            if (document.isObject()) {
                documents.put(
                        document.path("sha256").asText(),
                        document.path("content").asText());
            }
        }
        return new ExportedRecords(records, documents, sealed);
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
