package com.maqsafy.releases.evidence;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log of seals: a Merkle tree (RFC 6962) whose entries are all seals in the order of their chain. Its head at a size is a
 * {@link Checkpoint}; that a seal is in it and that it only grew is proven by a few hashes. Says how many seals there are,
 * which nobody may learn who may not know of every release: whoever answers people asks that first.
 *
 * <p>The tree is kept in memory, 64 bytes a seal, and follows the table. What it once held it holds on to: a seal that was
 * changed or taken away underneath is a fault.
 */
@Component
public class SealLog {

    private static final int PAGE = 2000;

    /** In place of a seal that is not there: nothing, hashed as an entry is. */
    private static final byte[] MISSING = MerkleTree.leafHash(new byte[0]);

    private final JdbcSealing sealing;
    private final CanonicalJson canonicalJson;
    private final SigningKey key;
    private final String origin;
    private final TransactionTemplate apart;
    private MerkleTree tree = new MerkleTree();

    SealLog(
            JdbcSealing sealing,
            CanonicalJson canonicalJson,
            SigningKey key,
            EvidenceSettings settings,
            PlatformTransactionManager transactions) {
        this.sealing = sealing;
        this.canonicalJson = canonicalJson;
        this.key = key;
        this.origin = settings.evidence().logOrigin();
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * That a seal is in the log, in the words of other logs.
     *
     * @param headSequence record of its release at which the seal stands
     * @param logIndex position of the seal in the log, from 0
     * @param treeSize number of seals in the tree of the proof
     * @param rootHash its root, hexadecimal
     * @param hashes of the proof, from the leaf to the root, hexadecimal
     */
    public record Inclusion(long headSequence, long logIndex, long treeSize, String rootHash, List<String> hashes) {

        public Inclusion {
            hashes = List.copyOf(hashes);
        }
    }

    /**
     * That the log of a size continues that of an earlier one.
     *
     * @param from the earlier size
     * @param to the later size
     * @param hashes of the proof, hexadecimal
     */
    public record Consistency(long from, long to, List<String> hashes) {

        public Consistency {
            hashes = List.copyOf(hashes);
        }
    }

    /**
     * What belongs together: the head of the log, and for seals that they are in it.
     *
     * @param checkpoint a signed note
     */
    public record Proofs(List<Inclusion> inclusions, String checkpoint) {

        public Proofs {
            inclusions = List.copyOf(inclusions);
        }
    }

    /** The head of the log as it stands, a signed note. */
    public synchronized String checkpoint() {
        follow();
        return head(tree.size()).note(key);
    }

    /** The proofs for seals and the checkpoint that they lead to. */
    public synchronized Proofs proofs(Collection<Seal> seals) {
        follow();
        long size = tree.size();
        String root = HexFormat.of().formatHex(tree.root(size));
        List<Inclusion> inclusions = seals.stream()
                .map(seal -> new Inclusion(
                        seal.headSequence(),
                        seal.sequence() - 1,
                        size,
                        root,
                        hex(tree.inclusion(seal.sequence() - 1, size))))
                .toList();
        return new Proofs(inclusions, head(size).note(key));
    }

    /** The proof that the log only grew between two sizes; empty when it does not have them, or the first is 0. */
    public synchronized Optional<Consistency> consistency(long from, long to) {
        follow();
        return from < 1 || from > to || to > tree.size()
                ? Optional.empty()
                : Optional.of(new Consistency(from, to, hex(tree.consistency(from, to))));
    }

    /** Whether a head is one that this log had: of its name, and of the same root at that size. */
    synchronized boolean had(Checkpoint checkpoint) {
        follow();
        return checkpoint.origin().equals(origin)
                && checkpoint.size() <= tree.size()
                && Arrays.equals(tree.root(checkpoint.size()), checkpoint.root());
    }

    /** The head of the log at a size; the text says nothing without a signature. */
    private Checkpoint head(long size) {
        return new Checkpoint(origin, size, tree.root(size));
    }

    /** The public keys under which its checkpoints can be read. */
    PublicKey publicKey() {
        return key.publicKey();
    }

    /**
     * Reads the whole table again and compares it with what was there since this node started.
     *
     * @return what was changed or is missing, a sentence each
     */
    synchronized List<String> faults() {
        List<String> faults = new ArrayList<>();
        MerkleTree again = new MerkleTree();
        read(again, faults);
        for (long i = 0; i < Math.min(tree.size(), again.size()); i++) {
            if (!Arrays.equals(tree.leaf(i), again.leaf(i))) {
                faults.add("Seal %d is not the one that was there before.".formatted(i + 1));
                break;
            }
        }
        // The caller may see an older state of the table than whoever followed it last.
        if (again.size() < tree.size() && !isThere(tree.size())) {
            faults.add("The log of seals ends at seal %d, and had %d.".formatted(again.size(), tree.size()));
        }
        return faults;
    }

    /** The hash of a seal's entry, hexadecimal. */
    String leafHash(Seal seal) {
        return HexFormat.of().formatHex(leaf(seal));
    }

    private byte[] leaf(Seal seal) {
        return MerkleTree.leafHash(canonicalJson.of(RecordForm.entry(seal)).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isThere(long sequence) {
        return Boolean.TRUE.equals(
                apart.execute(tx -> !sealing.after(sequence - 1, 1).isEmpty()));
    }

    private void follow() {
        read(tree, new ArrayList<>());
    }

    private void read(MerkleTree into, List<String> faults) {
        List<Seal> page;
        do {
            page = sealing.after(into.size(), PAGE);
            for (Seal seal : page) {
                while (into.size() < seal.sequence() - 1) {
                    faults.add("Seal %d is missing.".formatted(into.size() + 1));
                    into.add(MISSING);
                }
                into.add(leaf(seal));
            }
        } while (page.size() == PAGE);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
