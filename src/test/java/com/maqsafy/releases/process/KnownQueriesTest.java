package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.impl.AuthorizationRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.FilterRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.history.HistoricProcessInstanceRestServiceImpl;
import org.camunda.bpm.engine.rest.impl.history.HistoricVariableInstanceRestServiceImpl;
import org.camunda.bpm.engine.rest.sub.metrics.MetricsResourceImpl;
import org.camunda.bpm.engine.rest.sub.repository.impl.DeploymentResourceImpl;
import org.camunda.bpm.engine.rest.sub.task.impl.TaskResourceImpl;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.test.util.ReflectionTestUtils;

@DisplayName("A query of Camunda's REST")
class KnownQueriesTest {

    private static final String REST = "http://127.0.0.1/engine-rest/";
    private static final String PAGE = "http://127.0.0.1/camunda/api/engine/";

    private final ResourceInfo call = mock(ResourceInfo.class);
    private final KnownQueries filter = new KnownQueries();
    private List<ResourceMethod> leading = List.of();

    KnownQueriesTest() {
        ReflectionTestUtils.setField(filter, "call", call);
    }

    private static Method tasks() throws NoSuchMethodException {
        return TaskRestServiceImpl.class.getMethod(
                "getTasks", Request.class, UriInfo.class, Integer.class, Integer.class);
    }

    /** What is said of it, blank when it is let through. */
    private String said(String base, Method method, String... query) {
        when(call.getResourceMethod()).thenReturn(method);
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            parameters.add(query[i], query[i + 1]);
        }
        ExtendedUriInfo address = mock(ExtendedUriInfo.class);
        when(address.getMatchedResourceLocators()).thenReturn(leading);
        when(address.getQueryParameters()).thenReturn(parameters);
        when(address.getBaseUri()).thenReturn(URI.create(base));
        ContainerRequestContext context = mock(ContainerRequestContext.class);
        when(context.getUriInfo()).thenReturn(address);

        filter.filter(context);

        ArgumentCaptor<Response> refused = ArgumentCaptor.forClass(Response.class);
        verify(context, atMost(1)).abortWith(refused.capture());
        List<Response> answers = refused.getAllValues();
        if (answers.isEmpty()) {
            return "";
        }
        assertThat(answers.get(0).getStatus()).isEqualTo(400);
        ExceptionDto said = (ExceptionDto) answers.get(0).getEntity();
        assertThat(said.getType()).isEqualTo("InvalidRequestException");
        return said.getMessage();
    }

    @Test
    @DisplayName("that is misspelt is refused with what is meant, and not answered with everything")
    void ofAMisspeltName() throws NoSuchMethodException {
        assertThat(said(REST, tasks(), "asignee", "qa"))
                .startsWith("REL-PRC-494 There is no parameter 'asignee' here. Do you mean assignee?")
                .contains("candidateGroup", "maxResults", "sortBy")
                .doesNotContain("orQueries");
        assertThat(said(REST, tasks(), "maxResults", "1", "assignee", "qa", "sortBy", "created", "x", "1"))
                .startsWith("REL-PRC-494 There is no parameter 'x' here. This call takes active, ");
        assertThat(said(
                        REST,
                        HistoricProcessInstanceRestServiceImpl.class.getMethod(
                                "getHistoricProcessInstancesReport", UriInfo.class, Request.class),
                        "periodUnti",
                        "month"))
                .contains("Do you mean periodUnit?");
        assertThat(said(
                        REST,
                        FilterRestServiceImpl.class.getMethod("getFiltersCount", UriInfo.class),
                        "resourceTyp",
                        "Task"))
                .contains("Do you mean resourceType?");
        assertThat(said(REST, DefaultProcessEngineRestServiceImpl.class.getMethod("getTaskRestService"), "x", "1"))
                .endsWith("This call takes none.");
        assertThat(said(REST, MetricsResourceImpl.class.getMethod("sum", UriInfo.class), "starDate", "2026-01-01"))
                .isEqualTo("REL-PRC-494 There is no parameter 'starDate' here. Do you mean startDate?");
    }

    @Test
    @DisplayName("may have what the methods take that lead to the one that answers")
    void ofWhatLeadsThere() throws NoSuchMethodException {
        leading = Resource.from(TaskRestServiceImpl.class).getChildResources().stream()
                .filter(child -> child.getPath().equals("/{id}"))
                .map(Resource::getResourceLocator)
                .toList();
        Method task = TaskResourceImpl.class.getMethod("getTask", Request.class);

        assertThat(said(REST, task, "withCommentAttachmentInfo", "true")).isEmpty();
        assertThat(said(REST, task, "withCommentInfo", "true"))
                .endsWith("This call takes withCommentAttachmentInfo, withTaskLocalVariablesInReturn,"
                        + " withTaskVariablesInReturn.");
    }

    @Test
    @DisplayName("that gives a parameter twice is refused, for only the first would count")
    void ofANameGivenTwice() throws NoSuchMethodException {
        assertThat(said(REST, tasks(), "assignee", "qa", "assignee", "tech"))
                .isEqualTo("REL-PRC-495 The parameter 'assignee' is given 2 times. Give it once.");
    }

    @Test
    @DisplayName("that no address can hold is refused through each door")
    void ofObjects() throws NoSuchMethodException {
        for (String base : List.of(REST, PAGE)) {
            assertThat(said(base, tasks(), "orQueries", "x"))
                    .isEqualTo("REL-PRC-493 orQueries is a list of objects, which no address can hold."
                            + " Ask with POST, and name it in the body.");
        }
    }

    @Test
    @DisplayName("that says nothing where a number or a truth value must be is refused through each door")
    void ofNothing() throws NoSuchMethodException {
        Method authorizations = AuthorizationRestServiceImpl.class.getMethod("getAuthorizationCount", UriInfo.class);
        Method variables = HistoricVariableInstanceRestServiceImpl.class.getMethod(
                "getHistoricVariableInstancesCount", UriInfo.class);
        for (String base : List.of(REST, PAGE)) {
            for (String nothing : List.of("null", "\"\"", " null ")) {
                assertThat(said(base, authorizations, "resourceType", nothing))
                        .isEqualTo(
                                "REL-PRC-086 The value of resourceType is nothing, and it must be a number or a truth value.");
                assertThat(said(base, variables, "includeDeleted", nothing)).startsWith("REL-PRC-086 ");
            }
            assertThat(said(base, authorizations, "resourceType", "7")).isEmpty();
            assertThat(said(base, authorizations, "resourceType", "seven"))
                    .as("Camunda says so")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("that a call takes is let through, and what Camunda's own pages send")
    void letsTheRestThrough() throws NoSuchMethodException {
        assertThat(said(REST, tasks(), "assignee", "qa", "maxResults", "1", "sortBy", "created", "sortOrder", "asc"))
                .isEmpty();
        assertThat(said(REST, tasks())).isEmpty();
        Method deletion = DeploymentResourceImpl.class.getMethod("deleteDeployment", String.class, UriInfo.class);
        assertThat(said(REST, deletion, "cascade", "true", "skipCustomListeners", "true"))
                .isEmpty();
        assertThat(said(PAGE, tasks(), "_", "1")).isEmpty();
        assertThat(said(REST, KnownQueriesTest.class.getDeclaredMethod("letsTheRestThrough"), "x", "1"))
                .isEmpty();
    }
}
