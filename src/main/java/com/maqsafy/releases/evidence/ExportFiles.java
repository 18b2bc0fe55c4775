package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export: each is one that a record names, whole and unaltered, and where there are any none is missing but
 * those that went by retention, as a later record of the release says that a seal covers: what stands behind the last seal
 * anybody can write.
 */
final class ExportFiles {

    private static final Map<String, Predicate<JsonNode>> SHAPE = Map.of(
            "sha256",
            EvidenceVerifier::isHash,
            "size",
            n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0,
            "content",
            n -> n.isTextual() || n.isNull());

    private record Naming(long sequence, KeptFile file) {}

    /** @param size how many bytes it has, null when its bytes are not there */
    private record Line(int number, @Nullable Long size) {}

    private final Reading reading;
    private final List<Naming> namings = new ArrayList<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final FileDeletions deletions = new FileDeletions();

    ExportFiles(Reading reading) {
        this.reading = reading;
    }

    /** A record that may name a file, or say that files went. */
    void record(long sequence, String kind, JsonNode payload) {
        deletions.add(sequence, kind, payload);
        KeptFile.namedBy(kind, payload).ifPresent(file -> namings.add(new Naming(sequence, file)));
    }

    /** A line that is a file. */
    void line(JsonNode node, int number) {
        List<String> faults = new ArrayList<>(EvidenceVerifier.faults(node, Map.of("file", JsonNode::isObject)));
        faults.addAll(EvidenceVerifier.faults(node.get("file"), SHAPE));
        if (!faults.isEmpty()) {
            reading.add("REL-EVI-102", number, "This is no file: " + String.join(", ", faults) + ".");
            return;
        }
        String sha256 = node.at("/file/sha256").textValue();
        byte @Nullable [] content = content(node.at("/file/content"));
        if (content != null && !KeptFile.of(content).equals(new KeptFile(sha256, size(node)))) {
            reading.add(
                    "REL-EVI-144",
                    number,
                    "The file was changed: its content does not have the hash or the size that it states.");
        }
        if (lines.putIfAbsent(sha256, new Line(number, content == null ? null : size(node))) != null) {
            reading.add("REL-EVI-145", number, "The file is there twice: one of them was added.");
        }
    }

    private static long size(JsonNode node) {
        return node.at("/file/size").longValue();
    }

    /** Null when it is not there; bytes that nothing has when it is no base64, or not the only one that says them. */
    private static byte @Nullable [] content(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        try {
            return SigningKey.base64(node.textValue());
        } catch (IllegalArgumentException e) {
            return KeptFile.bytes(node.textValue());
        }
    }

    /** @param required whether they must be there at all */
    void check(boolean required) {
        long sealedUpTo = reading.sealedUpTo();
        for (Naming naming : required || !lines.isEmpty() ? namings : List.<Naming>of()) {
            @Nullable Line line = lines.get(naming.file().sha256());
            boolean there = line != null && line.size() != null;
            Optional<FileDeletions.Deletion> deletion =
                    there ? Optional.empty() : deletions.of(naming.file().sha256(), naming.sequence());
            if (deletion.filter(d -> d.sequence() <= sealedUpTo).isPresent()) {
                continue;
            }
            if (line == null || line.size() == null) {
                reading.add(
                        "REL-EVI-146",
                        line == null ? place(naming) : line.number(),
                        "The file %s that record %d names is missing%s."
                                .formatted(
                                        naming.file().sha256(),
                                        naming.sequence(),
                                        deletion.map(d ->
                                                        ", and that it went by retention is said by record %d only, which no seal covers"
                                                                .formatted(d.sequence()))
                                                .orElse("")));
            } else if (line.size() != naming.file().size()) {
                reading.add(
                        "REL-EVI-144",
                        line.number(),
                        "The file does not have the %d bytes that record %d names."
                                .formatted(naming.file().size(), naming.sequence()));
            }
        }
        List<String> order =
                namings.stream().map(n -> n.file().sha256()).distinct().toList();
        int before = -1;
        for (Map.Entry<String, Line> file : lines.entrySet()) {
            int position = order.indexOf(file.getKey());
            if (position <= before) {
                reading.add(
                        "REL-EVI-145",
                        file.getValue().number(),
                        position < 0
                                ? "No record names this file: it was added."
                                : "The file does not stand in the order of the records: it was moved.");
            }
            before = Math.max(position, before);
        }
    }

    private int place(Naming naming) {
        return reading.records.line(Math.max(reading.records.find(naming.sequence()), 0));
    }

    /** The records by which files went, in order. */
    List<FileDeletions.Deletion> deletions() {
        return deletions.all();
    }

    /** The same, a sentence each. */
    List<String> deleted() {
        return deletions.all().stream()
                .map(d -> "%s deleted by retention on %s, rule %s (record %d)."
                        .formatted(
                                d.files() == 1 ? "1 file was" : d.files() + " files were",
                                time(d.sequence()),
                                d.rule(),
                                d.sequence()))
                .toList();
    }

    /** When a record was appended, a time to the second; empty for one that is not there. */
    String time(long sequence) {
        int at = reading.records.find(sequence);
        return at < 0 ? "" : reading.records.second(at);
    }

    /** How many files are there, in words; nothing when there are none. */
    String words() {
        long there = lines.values().stream().filter(l -> l.size() != null).count();
        return there == 0 ? "" : " with " + Words.counted(there, "file");
    }
}
