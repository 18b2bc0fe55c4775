package com.maqsafy.releases.api;

import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.search.FoundRelease;
import com.maqsafy.releases.search.ReleaseQuery;
import com.maqsafy.releases.search.ReleaseSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Search over REST. */
@RestController
class SearchController {

    private final ReleaseSearch search;

    SearchController(ReleaseSearch search) {
        this.search = search;
    }

    @GetMapping("/api/search/releases")
    @Operation(
            summary = "Releases by what they are, who did what in them, and exceptions",
            description =
                    "Newest first; everything that is asked for must hold. A `Link` with rel `next` leads to those that follow."
                            + " An exception is a lifted duty, a broken glass, a decision about peak hours, destructive operations or a hotfix's"
                            + " size, a waived leak finding, or an intervention in the engine.")
    ResponseEntity<List<FoundRelease>> find(
            @RequestParam(required = false) @Parameter(description = "part of the name, in any case") @Nullable
                    String service,
            @RequestParam(required = false) @Parameter(description = "or its beginning: 1.5") @Nullable String version,
            @RequestParam(required = false) @Parameter(description = "one or several, with commas") @Nullable
                    String type,
            @RequestParam(required = false) @Parameter(description = "one or several, with commas") @Nullable
                    String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String requester,
            @RequestParam(required = false) @Parameter(description = "who approved it") @Nullable String approver,
            @RequestParam(required = false) @Parameter(description = "the role in which it was approved") @Nullable
                    String role,
            @RequestParam(required = false) @Parameter(description = "who started its deployment") @Nullable
                    String deployer,
            @RequestParam(required = false) @Parameter(description = "who did anything in it") @Nullable String actor,
            @RequestParam(required = false)
                    @Parameter(description = "a policy item with a record, e.g. TEST-07")
                    @Nullable
                    String item,
            @RequestParam(required = false) @Nullable String requirement,
            @RequestParam(required = false) @Parameter(description = "or its first 7 digits or more") @Nullable
                    String commit,
            @RequestParam(required = false) @Parameter(description = "requested on this day or later (UTC)") @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = "requested on this day or earlier (UTC)") @Nullable
                    String to,
            @RequestParam(defaultValue = "false") boolean exceptions,
            @RequestParam(required = false) @Parameter(description = "position to go on behind") @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        ReleaseQuery query;
        try {
            query = new ReleaseQuery(
                    QueryValues.given(service),
                    QueryValues.given(version),
                    words("type", type, ReleaseType.words().stream()),
                    words(
                            "status",
                            status,
                            Arrays.stream(ReleaseStatus.values()).map(ReleaseStatus::word)),
                    QueryValues.given(owner),
                    QueryValues.given(requester),
                    QueryValues.given(approver),
                    QueryValues.given(role),
                    QueryValues.given(deployer),
                    QueryValues.given(actor),
                    QueryValues.given(item),
                    QueryValues.given(requirement),
                    QueryValues.given(commit),
                    start("from", from, 0),
                    start("to", to, 1),
                    exceptions,
                    before,
                    limit);
        } catch (IllegalArgumentException e) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "Not a search", String.valueOf(e.getMessage()));
        }
        List<FoundRelease> found = search.find(query);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (found.size() == limit) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"next\""
                            .formatted(ServletUriComponentsBuilder.fromCurrentRequest()
                                    .scheme(null)
                                    .host(null)
                                    .port(null)
                                    .replaceQueryParam(
                                            "before",
                                            found.get(found.size() - 1).position())
                                    .encode()
                                    .toUriString()));
        }
        return answer.body(found);
    }

    private static Set<String> words(String name, @Nullable String value, Stream<String> known) {
        if (QueryValues.given(value) == null) {
            return Set.of();
        }
        Set<String> all = known.collect(Collectors.toCollection(TreeSet::new));
        Set<String> words = Arrays.stream(String.valueOf(value).split(","))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        words.stream().filter(w -> !all.contains(w)).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("REL-API-080 " + name + ": there is no '" + unknown
                    + "'. It is one or several of " + String.join(", ", all) + ", with commas.");
        });
        return words;
    }

    private static @Nullable Instant start(String name, @Nullable String text, int later) {
        LocalDate day = QueryValues.day(name, text);
        return day == null
                ? null
                : day.plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
