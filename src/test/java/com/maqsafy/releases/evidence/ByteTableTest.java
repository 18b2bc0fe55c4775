package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteTableTest {

    @Test
    void findsWhatWasPutHoweverManyThereAre() {
        ByteTable<Integer> table = new ByteTable<>(1_000);
        for (int i = 0; i < 500; i++) {
            put(table, "kind" + i, i);
        }
        put(table, "kind7", -1);

        for (int i = 0; i < 500; i++) {
            assertThat(get(table, "kind" + i)).as("the first one stays").isEqualTo(i);
        }
        assertThat(get(table, "kind500")).isNull();
        assertThat(get(table, "kin")).isNull();
    }

    @Test
    void takesNoMoreThanSoMany() {
        ByteTable<Integer> table = new ByteTable<>(2);
        put(table, "a", 1);
        put(table, "b", 2);
        put(table, "c", 3);

        assertThat(get(table, "a")).isEqualTo(1);
        assertThat(get(table, "b")).isEqualTo(2);
        assertThat(get(table, "c")).isNull();
    }

    @Test
    void aTextIsAPartOfBytes() {
        ByteTable<String> table = new ByteTable<>(10);
        byte[] line = "\"kind\":\"checkRun\"".getBytes(StandardCharsets.UTF_8);
        table.put(line, 8, 16, "a check");

        assertThat(get(table, "checkRun")).isEqualTo("a check");
        assertThat(table.get(line, 1, 5)).isNull();
    }

    private static void put(ByteTable<Integer> table, String text, int value) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        table.put(bytes, 0, bytes.length, value);
    }

    private static <V> V get(ByteTable<V> table, String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return table.get(bytes, 1, bytes.length - 1);
    }
}
