package com.maqsafy.releases.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.maqsafy.releases.language.AskedLanguage;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.language.Sayings;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateAnswer;
import com.maqsafy.releases.process.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * What is said to people is said in Arabic to whoever asks for it by {@code Accept-Language} (RFC 9110, 12.5.4): refusals,
 * what a release waits for and what stands against it, the reasons of proposals and what their migrations do, and what is said of
 * branches and of readiness. Everybody else reads English. What has no Arabic, and what people wrote, stays as it is.
 */
@ControllerAdvice
class ReadersLanguage implements ResponseBodyAdvice<Object> {

    private static final Pattern OF_SERVICE = Pattern.compile(".*/services/[^/]+/(branches|readiness)");

    /** Members of proposals, branches and readiness that are sentences. */
    private static final Set<String> SENTENCES = Set.of("why", "note", "message", "answer");

    /** Those whose members are. */
    private static final Set<String> OF_SENTENCES = Set.of("reasons", "dangers", "mistakes");

    private final ObjectMapper json;

    ReadersLanguage(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || !AskedLanguage.isArabic(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE))) {
            return body;
        }
        Object said = said(body, request);
        if (said != null) {
            response.getHeaders().setContentLanguage(OurWords.ARABIC);
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
        return said == null ? body : said;
    }

    /** Null where nothing is said to people. */
    private @Nullable Object said(Object body, ServerHttpRequest request) {
        if (body instanceof ProblemDetail problem) {
            return problem(problem);
        }
        if (body instanceof GateAnswer gate) {
            return gate(gate);
        }
        return request instanceof ServletServerHttpRequest servlet && told(servlet.getServletRequest())
                ? told(json.<JsonNode>valueToTree(body))
                : null;
    }

    /** Whether it asks for a proposal, or for the branches or the readiness of a service. */
    private static boolean told(HttpServletRequest request) {
        String path = request.getRequestURI();
        return (path.endsWith("/releases") && "true".equals(request.getParameter("dryRun")))
                || OF_SERVICE.matcher(path).matches();
    }

    private static ProblemDetail problem(ProblemDetail problem) {
        Map<String, Object> properties = problem.getProperties();
        if (properties != null && properties.get("violations") instanceof List<?> violations) {
            List<Object> said = violations.stream()
                    .map(one -> one instanceof Violation violation
                            ? (Object) new Violation(violation.item(), violation.field(), said(violation.message()))
                            : one)
                    .toList();
            problem.setProperty("violations", said);
        }
        String detail = problem.getDetail();
        if (detail != null) {
            problem.setDetail(said(detail));
        }
        return problem;
    }

    private static GateAnswer gate(GateAnswer gate) {
        return new GateAnswer(
                gate.deployable(),
                gate.when(),
                gate.waitsFor().stream()
                        .map(wait -> new GateAnswer.Wait(wait.what(), said(wait.detail()), wait.until()))
                        .toList(),
                findings(gate.findings()),
                findings(gate.attention()),
                findings(gate.information()));
    }

    private static List<Finding> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Finding(finding.item(), said(finding.message())))
                .toList();
    }

    private static JsonNode told(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(member -> member.setValue(
                            OF_SENTENCES.contains(member.getKey())
                                    ? all(member.getValue())
                                    : SENTENCES.contains(member.getKey())
                                                    && member.getValue().isTextual()
                                            ? sentence(member.getValue())
                                            : told(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            array.forEach(ReadersLanguage::told);
        }
        return node;
    }

    /** Every text of a list or of an object. */
    private static JsonNode all(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(sentence(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, sentence(array.get(i)));
            }
        }
        return node;
    }

    private static JsonNode sentence(JsonNode node) {
        return node.isTextual() ? TextNode.valueOf(said(node.asText())) : node;
    }

    private static String said(String sentence) {
        return Sayings.in(sentence).orElse(sentence);
    }
}
