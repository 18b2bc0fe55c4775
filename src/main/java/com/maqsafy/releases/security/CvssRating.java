package com.maqsafy.releases.security;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import us.springett.cvss.Cvss;
import us.springett.cvss.CvssV3_1;
import us.springett.cvss.CvssV4;
import us.springett.cvss.MalformedVectorException;

/**
 * A CVSS vector and what it comes to (SEC-01).
 *
 * <p>The score is that of all metrics given: the environmental one where environmental metrics are given, else the temporal
 * one where temporal metrics are, else the base score.
 *
 * @param version {@code 3.1} or {@code 4.0}
 * @param score 0.0 to 10.0, one decimal
 */
public record CvssRating(String vector, String version, BigDecimal score, Severity severity) {

    private static final int LONGEST = 400;
    private static final String EXAMPLES = "Write it like CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
            + " or CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, with every base metric once.";
    private static final Map<String, List<String>> BASE = Map.of(
            "3.1", List.of("AV", "AC", "PR", "UI", "S", "C", "I", "A"),
            "4.0", List.of("AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"));

    /**
     * Parses and scores a vector.
     *
     * @throws InvalidCvssVectorException when it is not a complete vector of CVSS 3.1 or 4.0
     */
    public static CvssRating of(String vector) {
        String given = vector.strip();
        String version = version(given);
        requireEachMetricOnce(given, version);
        try {
            Cvss cvss = Cvss.fromVector(given);
            // The library answers null for what it does not take for a vector.
            if (cvss == null) {
                throw invalid("has a metric or value that CVSS " + version + " does not know");
            }
            BigDecimal score = score(cvss).setScale(1, RoundingMode.HALF_UP);
            return new CvssRating(given, version, score, Severity.of(score.doubleValue()));
        } catch (MalformedVectorException | IllegalArgumentException e) {
            throw invalid("has a metric or value that CVSS " + version + " does not know");
        }
    }

    /** For people, e.g. {@code critical (9.8, CVSS 3.1)}. */
    public String words() {
        return String.format(Locale.ROOT, "%s (%s, CVSS %s)", severity.word(), score.toPlainString(), version);
    }

    private static String version(String vector) {
        if (vector.isEmpty()) {
            throw invalid("is missing");
        }
        if (vector.length() > LONGEST) {
            throw invalid("is longer than a vector can be");
        }
        return BASE.keySet().stream()
                .filter(v -> vector.startsWith("CVSS:" + v + "/"))
                .findFirst()
                .orElseThrow(() -> invalid("does not begin with CVSS:3.1/ or CVSS:4.0/"));
    }

    private static void requireEachMetricOnce(String vector, String version) {
        Map<String, Long> metrics = Stream.of(vector.split("/", -1))
                .skip(1)
                .map(metric -> metric.substring(0, Math.max(0, metric.indexOf(':'))))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        if (metrics.containsKey("")) {
            throw invalid("has a slash too many or a metric without a name");
        }
        TreeSet<String> missing = new TreeSet<>(BASE.get(version));
        missing.removeAll(metrics.keySet());
        if (!missing.isEmpty()) {
            throw invalid("lacks " + String.join(", ", missing));
        }
        metrics.entrySet().stream().filter(m -> m.getValue() > 1).findFirst().ifPresent(m -> {
            throw invalid("names a metric twice");
        });
    }

    private static BigDecimal score(Cvss cvss) {
        var score = cvss.calculateScore();
        if (cvss instanceof CvssV3_1) {
            double most = Stream.of(score.getEnvironmentalScore(), score.getTemporalScore(), score.getBaseScore())
                    .filter(s -> s >= 0 && !Double.isNaN(s))
                    .findFirst()
                    .orElseThrow(() -> invalid("cannot be scored"));
            return BigDecimal.valueOf(most);
        }
        if (cvss instanceof CvssV4) {
            return BigDecimal.valueOf(score.getBaseScore());
        }
        throw invalid("is of another version than 3.1 or 4.0");
    }

    private static InvalidCvssVectorException invalid(String what) {
        return new InvalidCvssVectorException("REL-SEC-001 The CVSS vector " + what + ". " + EXAMPLES);
    }
}
