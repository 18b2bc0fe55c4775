package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The library that draws charts. */
class ChartTest {

    @Test
    void isWhereThePageLooksForIt() throws IOException {
        String script = new ClassPathResource("META-INF/resources/webjars/camunda/app/releases/scripts/chart.js")
                .getContentAsString(StandardCharsets.UTF_8);
        var place = Pattern.compile("/webjars/(uplot/[^']+)'").matcher(script);

        assertThat(place.find()).isTrue();
        for (String file : new String[] {"uPlot.esm.js", "uPlot.min.css"}) {
            assertThat(script).contains("'" + file + "'");
            assertThat(new ClassPathResource("META-INF/resources/webjars/" + place.group(1) + file).exists())
                    .as(file)
                    .isTrue();
        }
    }
}
