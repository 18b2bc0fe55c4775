package com.maqsafy.releases.process;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A submission was refused; nothing of it is kept. The message is one line that names every field and rule.
 *
 * <p>For the engine it is an invalid form, so that Camunda's REST answers 400 and not 500.
 */
public class SubmissionRefusedException extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public SubmissionRefusedException(List<Violation> violations) {
        super(
                null,
                violations.stream()
                        .map(v -> "%s (%s): %s".formatted(v.field(), v.item(), v.message()))
                        .collect(Collectors.joining(" · ")));
        this.violations = List.copyOf(violations);
    }

    public SubmissionRefusedException(Violation violation) {
        this(List.of(violation));
    }

    /** All reasons, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
