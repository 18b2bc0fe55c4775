package com.maqsafy.releases.api;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseCommands;
import jakarta.servlet.DispatcherType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;

@DisplayName("A request that can be read in two ways, or in none")
class OddRequestsTest {

    private final ReleaseCommands commands = mock(ReleaseCommands.class);
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Calls())
            .addInterceptors(new KnownParameters("/camunda"))
            .setControllerAdvice(new Problems(), new ReadableBodies(provider(commands)))
            .setMessageConverters(converters())
            .build();

    @RestController
    static class Calls {

        record Body(String reason, List<List<String>> parts) {}

        @GetMapping("/list")
        List<String> list(@RequestParam(required = false) String owner, @RequestParam List<String> parts) {
            return parts;
        }

        @PostMapping("/act")
        String act(@RequestBody Body body) {
            throw mock(InvalidEvidenceException.class);
        }

        record Quiet(String from, Boolean on) {}

        record Many(
                String name, List<String> parts, Quiet quiet, Map<String, String> words, Instant until, Long count) {}

        @PostMapping("/many")
        String many(@RequestBody Many body) {
            return "";
        }

        @PostMapping("/start")
        String start(@RequestBody StartBody body) {
            return "";
        }

        @PostMapping("/upload")
        String upload() {
            throw new MultipartException("the request was rejected because no multipart boundary was found");
        }
    }

    @ParameterizedTest
    @DisplayName("is a 400 that says which parameter is not there, or is there twice")
    @CsvSource(delimiter = '|', textBlock = """
            /list?parts=a&ownr=b          | REL-API-050 There is no parameter 'ownr' here. Do you mean owner?
            /list?parts=a&owner=b&owner=c | REL-API-082 The parameter 'owner' is given 2 times. Give it once.
            """)
    void ofAParameter(String path, String said) throws Exception {
        http.perform(get(path))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.detail", containsString(said)));
    }

    @Test
    @DisplayName("is a 400 from a page too, whose question is handed on to REST")
    void ofAParameterThatIsHandedOn() throws Exception {
        http.perform(get("/list?parts=a&ownr=b").with(request -> {
                    request.setDispatcherType(DispatcherType.FORWARD);
                    return request;
                }))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-API-050 ")));
    }

    @Test
    @DisplayName("is none where a refusal is shown: who is not signed in is told so")
    void leavesARefusalAlone() throws Exception {
        http.perform(get("/list?parts=a&dryRun=true").with(request -> {
                    request.setDispatcherType(DispatcherType.ERROR);
                    return request;
                }))
                .andExpect(status().isOk());
    }

    @Test
    @DisplayName("is a 400 where a form's parts cannot be told apart")
    void ofABodyWithoutABoundary() throws Exception {
        http.perform(post("/upload"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-API-083 ")));
    }

    @Test
    @DisplayName("is none where several values are meant, nor for a question about the methods")
    void leavesTheRestAlone() throws Exception {
        http.perform(get("/list?parts=a&parts=b"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[1]").value("b"));
        http.perform(options("/list?x=1")).andExpect(status().isOk());
    }

    @ParameterizedTest
    @DisplayName("is a 400 for a body that names a field twice, cannot be kept, or has no boundary")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /act    | {"reason": "a", "reason": "b"} | The body cannot be read
            /act    | {"reason": "a"}                | The request cannot be meant
            /act    | {"reason": "a\\u001bb"}       | The body cannot be read
            /act    | {"reason": "a\\u202eb"}       | The body cannot be read
            /act    | {"parts": [["\\u0000"]]}      | The body cannot be read
            /act    | {"parts": [null]}             | The body cannot be read
            /act    | {"parts": [["a", null]]}      | The body cannot be read
            /act    | {"reason": "a\\ud800"}        | The body cannot be read
            /act    | {"reason": "two\\nlines"}     | The request cannot be meant
            /upload | {}                             | The body cannot be read
            """)
    void ofABody(String path, String body, String title) throws Exception {
        http.perform(post(path).contentType("application/json").content(body))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.title").value(title));
    }

    @ParameterizedTest
    @DisplayName("is a 400 for a body that is none, and says nothing of the program")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/json   |                  | REL-API-492
            application/json   | []               | REL-API-492
            application/json   | "x"              | REL-API-492
            application/json   | {                | REL-API-491
            application/json   | {"reason": 1e}   | REL-API-491
            """)
    void ofABodyThatIsNone(String type, String body, String code) throws Exception {
        http.perform(post("/act")
                        .contentType("application/json")
                        .content(body == null ? "" : body)
                        .with(request -> {
                            request.setContentType(type);
                            return request;
                        }))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.detail", containsString(code + ' ')))
                .andExpect(jsonPath("$.detail", not(containsString("com."))));
    }

    @Test
    @DisplayName("is told of all that is wrong with a body at once, each by its member, with its rule and its mend")
    void allOfABody() throws Exception {
        http.perform(post("/many").contentType("application/json").content("""
                        {"nmae": "a", "name": ["b"], "parts": ["c", null, "\\u202e"], "quiet": {"from": {}, "on": "often", "x": 1},
                         "words": {"good": [], "b\\u0007": "c"}, "until": "tomorrow", "count": "many"}"""))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.violations[*].field")
                        .value(contains(
                                "nmae",
                                "name",
                                "parts",
                                "parts",
                                "quiet.from",
                                "quiet.on",
                                "quiet.x",
                                "words.good",
                                "words",
                                "until",
                                "count")))
                .andExpect(jsonPath("$.violations[*].item")
                        .value(contains(
                                "REL-API-161",
                                "REL-API-162",
                                "REL-API-085",
                                "REL-API-084",
                                "REL-API-162",
                                "REL-API-162",
                                "REL-API-161",
                                "REL-API-162",
                                "REL-API-084",
                                "REL-API-162",
                                "REL-API-162")))
                .andExpect(
                        jsonPath("$.violations[0].message")
                                .value(
                                        "There is no such member. Do you mean name? Known are name, parts, quiet, words, until, count."))
                .andExpect(jsonPath(
                        "$.detail",
                        containsString("REL-API-162 until: It is another kind of JSON value. Write a time")));
    }

    @Test
    @DisplayName("is told, of a start, what the rules find in the rest of it as well")
    void allOfAStart() throws Exception {
        when(commands.judge(any()))
                .thenReturn(List.of(
                        new Violation("VER-03", "version", "Not the next one."),
                        new Violation("PRIN-02", "branch", "There is none.")));
        http.perform(post("/start").contentType("application/json").content("""
                        {"service": "canteen-api", "version": {}, "ownr": "owner", "changes": ["a", null]}"""))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.violations[*].field").value(contains("version", "ownr", "branch")));
        verify(commands)
                .judge(argThat(asked -> asked.service().equals("canteen-api")
                        && asked.version().isEmpty()
                        && asked.changes().equals(List.of("a"))));
    }

    @Test
    @DisplayName("is a 400 for a body that is too large to be one")
    void ofALargeBody() throws Exception {
        http.perform(post("/act")
                        .contentType("application/json")
                        .content("{\"reason\": \"" + "a".repeat(1 << 20) + "\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-API-163 ")));
    }

    @Test
    @DisplayName("is told of all its parameters at once")
    void allParameters() throws Exception {
        http.perform(get("/list?parts=a&ownr=b&x=1&owner=a&owner=b"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath(
                        "$.detail",
                        allOf(containsString("'ownr'"), containsString("'x'"), containsString("REL-API-082 "))));
    }

    private static <T> ObjectProvider<T> provider(T bean) {
        ObjectProvider<T> provider = mock();
        when(provider.getObject()).thenReturn(bean);
        return provider;
    }

    private static HttpMessageConverter<?>[] converters() {
        List<HttpMessageConverter<?>> converters =
                new ArrayList<>(List.of(new StringHttpMessageConverter(), new MappingJackson2HttpMessageConverter()));
        new UnambiguousBodies().extendMessageConverters(converters);
        return converters.toArray(HttpMessageConverter[]::new);
    }
}
