package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

@DisplayName(
        "Promise 10: scheduled work that hangs, such as a witness on a network drive, holds up no reminder and no look for failures")
class ScheduledWorkTest {

    @Test
    void thereIsAThreadForEachPieceOfIt() throws IOException {
        int pieces = Places.files("src/main/java", ".java").values().stream()
                .mapToInt(text -> StringUtils.countOccurrencesOf(text, "@Scheduled("))
                .sum();
        Object threads = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .get(0)
                .getProperty("spring.task.scheduling.pool.size");

        assertThat(pieces).isGreaterThan(10);
        assertThat((Integer) threads).isNotNull().isGreaterThanOrEqualTo(pieces);
    }
}
