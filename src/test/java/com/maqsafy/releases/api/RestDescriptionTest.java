package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

@DisplayName("What is told of the REST interface")
class RestDescriptionTest {

    @Test
    @DisplayName("has the parts of a form in the form, each with its words, and nothing of it in the address")
    @SuppressWarnings("unchecked")
    void tellsThePartsOfAForm() {
        Schema<?> form = new ObjectSchema().addProperty("file", new StringSchema().format("binary"));
        form.addRequiredItem("file");
        Operation operation = new Operation()
                .requestBody(new RequestBody()
                        .content(new Content().addMediaType("multipart/form-data", new MediaType().schema(form))))
                .addParametersItem(new PathParameter().name("key").schema(new StringSchema()))
                .addParametersItem(new QueryParameter()
                        .name("test")
                        .description("TEST-01 to TEST-09")
                        .required(true)
                        .schema(new StringSchema()))
                .addParametersItem(
                        new QueryParameter().name("commit").required(false).schema(new StringSchema()));

        new RestDescription(new ObjectMapper(), mock(ObjectProvider.class))
                .customise(new OpenAPI()
                        .paths(new Paths().addPathItem("/api/releases/{key}/tests", new PathItem().post(operation))));

        assertThat(operation.getParameters()).extracting(Parameter::getName).containsExactly("key");
        assertThat(form.getProperties()).containsOnlyKeys("file", "test", "commit");
        assertThat(form.getProperties().get("test").getDescription()).isEqualTo("TEST-01 to TEST-09");
        assertThat(form.getRequired()).isEqualTo(List.of("file", "test"));
    }
}
