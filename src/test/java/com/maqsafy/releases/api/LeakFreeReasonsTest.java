package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

@DisplayName("RULE-04, RULE-05: no reason that a person gives keeps a secret or data of customers")
class LeakFreeReasonsTest {

    /** For a release: what looks at them knows what was waived for it, or answers with a code of its own. */
    private static final Set<String> BY_THEIR_MODULE =
            Set.of("StartBody", "ReasonBody", "PutOffBody", "StopBody", "AcceptanceBody", "OpenBody", "WaiverBody");

    private final TextGuard guard = (field, text) -> text.contains("hunter2")
            ? Optional.of(new Violation("RULE-04", field, "That is a password."))
            : Optional.empty();
    private final LeakFreeReasons reasons = new LeakFreeReasons(guard);

    @Test
    void everyReasonIsLookedAt() {
        Set<Class<?>> bodies = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.maqsafy.releases.api")
                        .stream()
                        .map(JavaClass::reflect)
                        .filter(Class::isRecord)
                        .filter(LeakFreeReasonsTest::hasReason)
                        .collect(Collectors.toSet());

        assertThat(bodies).hasSizeGreaterThan(BY_THEIR_MODULE.size());
        assertThat(bodies)
                .allSatisfy(body -> assertThat(GivesReason.class.isAssignableFrom(body))
                        .as(body.getName())
                        .isNotEqualTo(BY_THEIR_MODULE.contains(body.getSimpleName())));
    }

    @Test
    void refusesASecretAndTakesTheRest() {
        assertThatThrownBy(() -> read(new InstanceController.ClaimBody("The old host has hunter2")))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessage("reason (RULE-04): That is a password.");
        assertThatThrownBy(() -> read(new RetentionController.LiftBody("hunter2")))
                .isInstanceOf(SubmissionRefusedException.class);
        assertThatCode(() -> read(new InstanceController.ClaimBody("The old host is gone")))
                .doesNotThrowAnyException();
        assertThatCode(() -> read(new RetentionController.LiftBody(null))).doesNotThrowAnyException();
    }

    private void read(Object body) {
        MethodParameter parameter = mock(MethodParameter.class);
        when(parameter.getParameterType()).thenAnswer(call -> body.getClass());
        assertThat(reasons.supports(parameter, body.getClass(), MappingJackson2HttpMessageConverter.class))
                .isTrue();
        reasons.afterBodyRead(
                body,
                mock(HttpInputMessage.class),
                parameter,
                body.getClass(),
                MappingJackson2HttpMessageConverter.class);
    }

    private static boolean hasReason(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch("reason"::equals);
    }
}
