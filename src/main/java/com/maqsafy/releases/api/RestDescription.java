package com.maqsafy.releases.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.approval.Duty;
import com.maqsafy.releases.notification.Language;
import com.maqsafy.releases.notification.Notifications;
import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.signin.ApiCall;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.ReleasePart;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * Completes what is told of the REST interface at {@code /v3/api-docs} (OpenAPI 3).
 *
 * <p>Paths, parameters, summaries and schemas come from the controllers. Added here: title, version, licence, chapters, how one
 * signs in, and of every operation the statuses that follow from its kind, each with the problem document (RFC 9457) that
 * it answers with. Examples and the words for schemas are in {@code api/description.json}; words that stand for something
 * are those that the application itself reads.
 */
@Component
class RestDescription implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String FORM = org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    private static final Map<Integer, String> REFUSALS = Map.of(
            400,
                    "The request cannot be understood: an unknown parameter, a value of another kind, a body that is no JSON;"
                            + " `violations` has each member of a body that does not fit, with its code and field",
            401, "Nobody is signed in, or account and password do not fit",
            403, "The account, its role or its token may not do this",
            404, "There is no such thing of which the account may know",
            409, "Not possible now: something exists already, has changed, or runs",
            422,
                    "The request was understood and is refused; `violations` has each reason with its policy item and field",
            429, "Too many attempts or streams; `Retry-After` says when to come again",
            500, "A fault of the application; its log has it",
            503, "The database cannot be reached; come again");

    /** Chapters by the beginning of a path; the first that fits. */
    private static final Map<String, String> CHAPTERS = chapters();

    private final JsonNode words;
    private final ObjectMapper json;
    private final String version;

    RestDescription(ObjectMapper json, ObjectProvider<BuildProperties> build) {
        this.json = json;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
        try (InputStream in = RestDescription.class.getResourceAsStream("/api/description.json")) {
            this.words = json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> chapters() {
        Map<String, String> chapters = new LinkedHashMap<>();
        chapters.put("/api/releases/{key}/gate", "Gate");
        chapters.put("/api/releases/{key}/events", "Events");
        chapters.put("/api/events", "Events");
        chapters.put("/api/releases/{key}/evidence", "Evidence");
        chapters.put("/api/releases/{key}/report", "Evidence");
        chapters.put("/api/releases/{key}/vsa", "Evidence");
        chapters.put("/api/releases/{key}/files", "Evidence");
        chapters.put("/api/releases/{key}/coverage", "Evidence");
        chapters.put("/api/evidence", "Evidence");
        chapters.put("/api/suspicions", "Evidence");
        chapters.put("/api/rules", "Evidence");
        chapters.put("/api/retention", "Evidence");
        chapters.put("/api/overview", "Releases");
        chapters.put("/api/releases", "Releases");
        chapters.put("/api/search", "Releases");
        chapters.put("/api/services", "Services");
        chapters.put("/api/models", "Models");
        chapters.put("/api/deputies", "People");
        chapters.put("/api/accounts", "People");
        chapters.put("/api/tokens", "People");
        chapters.put("/api/me", "People");
        chapters.put("/api/notifications", "Administration");
        chapters.put("/api/instance", "Administration");
        chapters.put("/api/administration", "Administration");
        chapters.put("/api/database", "Administration");
        return chapters;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("Release management")
                .version(version)
                .description(
                        "Releases of services from the request to the release log: start them, hand in evidence, ask"
                                + " whether they may be deployed, see what became of them. Requests and answers are JSON unless said"
                                + " otherwise; refusals are problem documents (RFC 9457).")
                .contact(new Contact().name("Maqsafy").url("https://maqsafy.com"))
                .license(new License().name("Proprietary, for Maqsafy's own work")));
        List<Tag> tags = new ArrayList<>();
        words.path("tags")
                .properties()
                .forEach(tag -> tags.add(
                        new Tag().name(tag.getKey()).description(tag.getValue().asText())));
        api.tags(tags);
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        api.components(components);
        components.addSecuritySchemes(
                "basic",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("Account and password"));
        components.addSecuritySchemes(
                "token",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token of this application, or an access token of the company"));
        api.security(List.of(new SecurityRequirement().addList("basic"), new SecurityRequirement().addList("token")));
        components.addSchemas(PROBLEM, problem());
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> complete(method, path, operation)));
        components.getSchemas().forEach(this::complete);
    }

    private void complete(HttpMethod method, String path, Operation operation) {
        JsonNode own = words.path("operations").path(method + " " + path);
        CHAPTERS.entrySet().stream()
                .filter(chapter -> path.startsWith(chapter.getKey()))
                .findFirst()
                .ifPresent(chapter -> operation.tags(List.of(chapter.getValue())));
        partsOfTheForm(operation);
        answers(own, operation);
        for (int status : refusals(method, path, operation, own)) {
            operation.getResponses().addApiResponse(String.valueOf(status), refusal(status));
        }
        if (own.has("request") && operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(body -> body.setExample(json.convertValue(own.path("request"), Object.class)));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> {
                if (parameter.getSchema() != null) {
                    one(parameter.getName(), path, parameter.getSchema());
                }
            });
        }
    }

    /** The parts of a form stand in its schema: those that are no file are read as parameters, and told as such. */
    private static void partsOfTheForm(Operation operation) {
        Schema<?> form = operation.getRequestBody() == null
                ? null
                : Optional.ofNullable(operation.getRequestBody().getContent())
                        .map(content -> content.get(FORM))
                        .map(MediaType::getSchema)
                        .orElse(null);
        if (form == null || operation.getParameters() == null) {
            return;
        }
        List<Parameter> others = new ArrayList<>();
        operation.getParameters().forEach(parameter -> {
            if ("query".equals(parameter.getIn()) && parameter.getSchema() != null) {
                form.addProperty(parameter.getName(), parameter.getSchema().description(parameter.getDescription()));
                if (Boolean.TRUE.equals(parameter.getRequired())) {
                    form.addRequiredItem(parameter.getName());
                }
            } else {
                others.add(parameter);
            }
        });
        operation.setParameters(others);
    }

    /** What an operation answers when it does what was asked. */
    private void answers(JsonNode own, Operation operation) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.setResponses(responses);
        if (own.has("answers")) {
            ApiResponse usual = responses.getOrDefault("200", new ApiResponse());
            responses.keySet().removeIf(status -> status.startsWith("2"));
            own.path("answers").properties().forEach(answer -> {
                String schema = answer.getValue().asText();
                responses.addApiResponse(
                        answer.getKey(),
                        schema.isEmpty()
                                ? usual
                                : new ApiResponse()
                                        .content(content(JSON, new Schema<>().$ref("#/components/schemas/" + schema))));
            });
        }
        responses.forEach((status, answer) -> {
            if (status.startsWith("2")) {
                answer.setDescription(status.equals("204") ? "Done, or there is nothing to tell" : "Done");
                if (own.has("media")) {
                    answer.setContent(content(own.path("media").asText(), new Schema<>()));
                }
                if (answer.getContent() != null) {
                    answer.getContent().forEach((type, body) -> told(own, type, body));
                }
            }
        });
    }

    private void told(JsonNode own, String type, MediaType body) {
        if (type.startsWith("text/")) {
            body.setSchema(new StringSchema());
        } else if (!type.contains("json") && !type.equals("*/*")) {
            body.setSchema(new StringSchema().format("binary"));
        } else if (own.has("example")) {
            body.setExample(json.convertValue(own.path("example"), Object.class));
        }
    }

    /** What an operation may be refused with: by its kind, and what is said of it. */
    private static Set<Integer> refusals(HttpMethod method, String path, Operation operation, JsonNode own) {
        Set<Integer> statuses = new TreeSet<>(Set.of(400, 401, 403, 429, 500, 503));
        if (path.contains("{")) {
            statuses.add(404);
        }
        if (method != HttpMethod.GET) {
            statuses.add(409);
        }
        if (operation.getRequestBody() != null) {
            statuses.add(422);
        }
        own.path("statuses").forEach(status -> statuses.add(status.asInt()));
        return statuses;
    }

    private static ApiResponse refusal(int status) {
        return new ApiResponse()
                .description(REFUSALS.get(status))
                .content(content(PROBLEM_JSON, new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static Schema<?> problem() {
        Schema<?> violation = new ObjectSchema()
                .description("One reason of a refusal")
                .addProperty(
                        "item",
                        new StringSchema()
                                .description("Policy item, e.g. VER-03")
                                .example("VER-03"))
                .addProperty(
                        "field",
                        new StringSchema().description("Field of the request").example("version"))
                .addProperty("message", new StringSchema().description("What is wrong and how it is mended"));
        return new ObjectSchema()
                .addProperty(
                        "type",
                        new StringSchema().description("Kind of problem, a URI").example("about:blank"))
                .addProperty(
                        "title", new StringSchema().description("What happened").example("The request is refused"))
                .addProperty(
                        "status",
                        new IntegerSchema()
                                .description("The status of the answer")
                                .example(422))
                .addProperty("detail", new StringSchema().description("What is wrong and how it is mended"))
                .addProperty("instance", new StringSchema().description("The address that was asked"))
                .addProperty(
                        "violations",
                        new ArraySchema()
                                .items(violation)
                                .description("All reasons, where fields of a request or a form are refused"));
    }

    private void complete(String name, Schema<?> schema) {
        if (schema.getDescription() == null) {
            schema.setDescription(text("schemas", name));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((field, property) -> {
                if (property.getDescription() == null && property.get$ref() == null) {
                    String own = text("fields", name + "." + field);
                    property.setDescription(own == null ? text("fields", field) : own);
                }
                one(field, name, property);
            });
        }
    }

    /** The words that may stand in a field or parameter, if only some may. */
    @SuppressWarnings("unchecked")
    private static void one(String field, String where, Schema<?> schema) {
        List<String> words = words(field, where);
        if (!words.isEmpty()) {
            Schema<?> said = schema.getItems() == null ? schema : schema.getItems();
            ((Schema<Object>) said).setEnum(List.copyOf(words));
        }
    }

    private static List<String> words(String field, String where) {
        return switch (where + " " + field) {
            case "StartBody type", "LogRow type", "/api/releases type" -> ReleaseType.words();
            case "StartBody changeType" -> ChangeType.words();
            case "StartBody contains" -> ReleasePart.words();
            case "StartBody changedAspects" -> ChangedAspect.words();
            case "Started status", "LogRow status", "/api/releases status" ->
                Arrays.stream(ReleaseStatus.values()).map(ReleaseStatus::word).toList();
            case "OpenBody duty" -> Arrays.stream(Duty.values()).map(Duty::word).toList();
            case "TokenBody calls" -> ApiCall.WORDS;
            case "Wishes language", "/api/releases/{key}/report lang", "/api/evidence/reports lang" -> Language.WORDS;
            case "/api/notifications state" ->
                Notifications.STATES.stream().sorted().toList();
            case "/api/releases/{key}/gate purpose" -> List.of("deploy", "continue");
            default -> List.of();
        };
    }

    private @Nullable String text(String group, String name) {
        JsonNode text = words.path(group).path(name);
        return text.isMissingNode() ? null : text.asText();
    }
}
