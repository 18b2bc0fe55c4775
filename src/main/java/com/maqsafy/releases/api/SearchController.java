package com.maqsafy.releases.api;

import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.search.FoundRelease;
import com.maqsafy.releases.search.ReleaseQuery;
import com.maqsafy.releases.search.ReleaseSearch;
import com.maqsafy.releases.search.SearchOrder;
import com.maqsafy.releases.search.SearchTooWideException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Search over REST. */
@RestController
class SearchController {

    private final ReleaseSearch search;
    private final FoundReleases files;

    SearchController(ReleaseSearch search, FoundReleases files) {
        this.search = search;
        this.files = files;
    }

    @GetMapping("/api/search/releases")
    @Operation(
            summary = "Releases by what they are, who did what in them, and exceptions",
            description =
                    "Newest first unless another order is asked for; everything that is asked for must hold. A `Link` with rel `next` leads to those that follow."
                            + " An exception is a lifted duty, a broken glass, an allowed deployment at peak hours, destructive"
                            + " operation or size of a hotfix, an accepted check, a scope changed after the request, a waived leak"
                            + " finding, or an intervention in the engine. `Accept: text/csv`, `application/jsonl` and `"
                            + XlsxTable.TYPE + "` answer the same as a file, `application/zip` the evidence of each.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = FoundRelease.class))),
                                @Content(mediaType = FoundReleases.CSV),
                                @Content(mediaType = FoundReleases.LINES, schema = @Schema(type = "string")),
                                @Content(mediaType = XlsxTable.TYPE),
                                @Content(mediaType = FoundReleases.ZIP)
                            }))
    @Nullable
    ResponseEntity<Object> find(
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
            @RequestParam(required = false) @Parameter(description = "that a hotfix names") @Nullable String incident,
            @RequestParam(required = false)
                    @Parameter(description = "where it came past: a process, or a process/element, e.g. rollback")
                    @Nullable
                    String path,
            @RequestParam(required = false) @Parameter(description = "requested on this day or later (UTC)") @Nullable
                    String from,
            @RequestParam(required = false) @Parameter(description = "requested on this day or earlier (UTC)") @Nullable
                    String to,
            @RequestParam(defaultValue = "false") boolean exceptions,
            @RequestParam(defaultValue = "newest")
                    @Parameter(
                            description =
                                    "`newest` or `oldest` first, or by `service`, `type`, `status`, `owner`, or `finished` (last first)"
                                            + " when at most 20000 fit")
                    String sort,
            @RequestParam(required = false) @Parameter(description = "position to go on behind") @Nullable Long before,
            @RequestParam(required = false)
                    @Parameter(description = "what is there in the column that is sorted by, as the link has it")
                    @Nullable
                    String behind,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "says in `Total-Count` how many there are, up to 1000")
                    boolean count,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ReleaseQuery query;
        List<FoundRelease> found;
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
                    QueryValues.given(incident),
                    QueryValues.given(path),
                    start("from", from, 0),
                    start("to", to, 1),
                    exceptions,
                    order(sort),
                    before,
                    QueryValues.given(behind),
                    limit);
            found = search.find(query);
        } catch (IllegalArgumentException | SearchTooWideException e) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "Not a search", String.valueOf(e.getMessage()));
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (count) {
            answer.header("Total-Count", search.count(query).toString());
        }
        if (found.size() == limit) {
            answer.header(HttpHeaders.LINK, next(request, query.order(), found.get(found.size() - 1)));
        }
        if (accept.contains(FoundReleases.ZIP) || accept.contains(XlsxTable.TYPE)) {
            answer.build().getHeaders().forEach((name, values) -> response.setHeader(name, values.get(0)));
            if (accept.contains(FoundReleases.ZIP)) {
                response.setContentType(FoundReleases.ZIP);
                files.zip(found, response.getOutputStream());
            } else {
                response.setContentType(XlsxTable.TYPE);
                FoundReleases.xlsx(found, response.getOutputStream());
            }
            return null;
        }
        if (accept.contains(FoundReleases.CSV)) {
            return answer.contentType(MediaType.parseMediaType(FoundReleases.CSV + ";charset=UTF-8"))
                    .body(FoundReleases.csv(found));
        }
        return accept.contains(FoundReleases.LINES)
                ? answer.contentType(MediaType.parseMediaType(FoundReleases.LINES))
                        .body(files.lines(found))
                : answer.contentType(MediaType.APPLICATION_JSON).body(found);
    }

    /** The same question behind that release. */
    private static String next(HttpServletRequest request, SearchOrder order, FoundRelease last) {
        Map<String, String[]> asked = new LinkedHashMap<>(request.getParameterMap());
        asked.put("before", new String[] {String.valueOf(last.position())});
        String place = order.placeOf(last);
        if (!place.isEmpty()) {
            asked.put("behind", new String[] {place});
        }
        return asked.entrySet().stream()
                .flatMap(
                        one -> Arrays.stream(one.getValue()).map(value -> encoded(one.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&", "<" + request.getRequestURI() + "?", ">; rel=\"next\""));
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    private static SearchOrder order(String sort) {
        return SearchOrder.of(sort)
                .orElseThrow(
                        () -> new IllegalArgumentException("REL-API-190 sort: there is no '" + sort + "'. It is one of "
                                + Arrays.stream(SearchOrder.values())
                                        .map(SearchOrder::word)
                                        .collect(Collectors.joining(", "))
                                + "."));
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
