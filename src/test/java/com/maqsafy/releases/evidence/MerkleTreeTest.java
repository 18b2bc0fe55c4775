package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Merkle tree hashes and proves as RFC 6962 says")
class MerkleTreeTest {

    /** Entries and roots with which implementations of Certificate Transparency are tested. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasTheKnownRoots() {
        MerkleTree tree = known();
        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(hex(tree.root(size))).as("size " + size).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void hasTheKnownProofs() {
        MerkleTree tree = known();
        assertThat(hex(tree.inclusion(5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(hex(tree.consistency(6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.inclusion(0, 1)).isEmpty();
        assertThat(tree.consistency(8, 8)).isEmpty();
    }

    @Test
    void provesEveryLeafAndEveryGrowthAndNothingElse() {
        MerkleTree tree = new MerkleTree();
        MerkleTree other = new MerkleTree();
        for (int i = 0; i < 70; i++) {
            tree.add(MerkleTree.leafHash(new byte[] {(byte) i}));
            other.add(MerkleTree.leafHash(new byte[] {(byte) (i == 3 ? 99 : i)}));
        }
        for (int size = 1; size <= 70; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                List<byte[]> path = tree.inclusion(leaf, size);
                assertThat(MerkleTree.isIncluded(tree.leaf(leaf), leaf, size, path, tree.root(size)))
                        .isTrue();
                assertThat(MerkleTree.isIncluded(tree.leaf((leaf + 1) % 70), leaf, size, path, tree.root(size)))
                        .isFalse();
                assertThat(MerkleTree.isIncluded(tree.leaf(leaf), leaf + 1, size, path, tree.root(size)))
                        .isFalse();
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                List<byte[]> path = tree.consistency(earlier, size);
                assertThat(MerkleTree.isConsistent(earlier, tree.root(earlier), size, tree.root(size), path))
                        .isTrue();
                assertThat(MerkleTree.isConsistent(earlier, other.root(earlier), size, tree.root(size), path))
                        .isEqualTo(earlier <= 3);
                List<byte[]> longer = new ArrayList<>(path);
                longer.add(tree.leaf(0));
                assertThat(MerkleTree.isConsistent(earlier, tree.root(earlier), size, tree.root(size), longer))
                        .isFalse();
            }
        }
    }

    private static MerkleTree known() {
        MerkleTree tree = new MerkleTree();
        ENTRIES.forEach(entry -> tree.add(MerkleTree.leafHash(HexFormat.of().parseHex(entry))));
        return tree;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }
}
