package com.maqsafy.releases.policy;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Every gate rule of the application, found and wired as the application does it. */
final class Rules {

    final PolicyCatalogue catalogue = new PolicyCatalogue();
    final List<GateRule> all;
    final SystemAnswers answers;

    Rules() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(KnownPeople.class);
            context.registerBean(NotesReader.class);
            context.registerBean(PolicySettings.class, () -> new PolicySettings(Duration.ofHours(2)));
            context.registerBean(PolicyCatalogue.class, () -> catalogue);
            context.registerBean(SystemAnswers.class);
            var scanner = new org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new org.springframework.core.type.filter.AssignableTypeFilter(GateRule.class));
            scanner.findCandidateComponents("com.maqsafy.releases").stream()
                    .map(c -> org.springframework.util.ClassUtils.resolveClassName(c.getBeanClassName(), null))
                    .filter(c -> c.isAnnotationPresent(org.springframework.stereotype.Component.class))
                    .forEach(context::registerBean);
            context.refresh();
            all = List.copyOf(context.getBeansOfType(GateRule.class).values());
            answers = context.getBean(SystemAnswers.class);
        }
    }
}
