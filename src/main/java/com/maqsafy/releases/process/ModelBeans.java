package com.maqsafy.releases.process;

import com.maqsafy.releases.settings.ServiceSettings;
import java.util.AbstractMap;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * The beans that expressions in models can reach: delegates, listeners and {@link ModelBean}s, nothing else.
 *
 * <p>Looked up when used, because delegates need the engine that is being built with this map.
 */
final class ModelBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;

    ModelBeans(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean containsKey(Object key) {
        if (!(key instanceof String name) || !context.containsBean(name)) {
            return false;
        }
        Class<?> type = context.getType(name);
        return type != null
                && (JavaDelegate.class.isAssignableFrom(type)
                        || ExecutionListener.class.isAssignableFrom(type)
                        || TaskListener.class.isAssignableFrom(type)
                        || ModelBean.class.isAssignableFrom(type));
    }

    @Override
    public @Nullable Object get(Object key) {
        if (!containsKey(key)) {
            return null;
        }
        Object bean = context.getBean((String) key);
        return bean instanceof JavaDelegate delegate
                        && !(bean instanceof ExecutionListener)
                        && !(bean instanceof TaskListener)
                        && context.findAnnotationOnBean((String) key, WithoutSettings.class) == null
                ? (JavaDelegate) execution -> execute(delegate, execution)
                : bean;
    }

    /** A service whose settings are wrong has none: what a delegate did without them would not be what was meant. */
    private void execute(JavaDelegate delegate, DelegateExecution execution) throws Exception {
        String release = execution.getProcessBusinessKey();
        Optional<String> refusal = release == null
                ? Optional.empty()
                : context.getBeanProvider(ServiceSettings.class)
                        .getIfAvailable(ServiceSettings::none)
                        .refusal(release);
        if (refusal.isPresent()) {
            throw new IllegalStateException(refusal.get());
        }
        delegate.execute(execution);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
