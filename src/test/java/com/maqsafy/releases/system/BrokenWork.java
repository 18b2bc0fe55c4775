package com.maqsafy.releases.system;

import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Breaks elements of chosen releases, each until it is mended: delegates, tables and user tasks when the engine enters them,
 * external work when its handler is called. Other releases are not touched.
 */
@TestConfiguration(proxyBeanMethods = false)
class BrokenWork {

    private static final Map<String, Broken> RELEASES = new ConcurrentHashMap<>();

    /** What is broken of a release: {@code process: element}. */
    private record Broken(Predicate<String> what, Set<String> failed, Set<String> mended) {}

    /** Breaks what the predicate says of {@code process: element} of a release, whose key may not be used yet. */
    static void breakOf(String release, Predicate<String> what) {
        RELEASES.put(release, new Broken(what, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet()));
    }

    static void mend(String release, String element) {
        RELEASES.get(release).mended().add(element);
    }

    /** Everything that has failed of a release. */
    static Set<String> failed(String release) {
        return new TreeSet<>(RELEASES.get(release).failed());
    }

    private static void enter(Object release, String element) {
        Broken broken = release == null ? null : RELEASES.get(release.toString());
        if (broken != null && broken.what().test(element) && !broken.mended().contains(element)) {
            broken.failed().add(element);
            throw new IllegalStateException("Broken by the test: " + element + ", password=hunter2-secret");
        }
    }

    @Bean
    static BeanPostProcessor brokenHandlers() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof WorkHandler handler ? new Handler(handler) : bean;
            }
        };
    }

    private record Handler(WorkHandler handler) implements WorkHandler {

        @Override
        public String topic() {
            return handler.topic();
        }

        @Override
        public WorkResult work(WorkItem item) {
            enter(item.release(), item.definition().key() + ": " + item.element());
            return handler.work(item);
        }
    }

    @Bean
    static AbstractProcessEnginePlugin brokenElements() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                List<BpmnParseListener> listeners = new ArrayList<>();
                if (configuration.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(configuration.getCustomPostBPMNParseListeners());
                }
                listeners.add(new Elements());
                configuration.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }

    private static final class Elements extends AbstractBpmnParseListener {

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (element.attributeNS(
                            org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "topic")
                    == null) {
                listen(activity);
            }
        }

        @Override
        public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            listen(activity);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            listen(activity);
        }

        private static void listen(ActivityImpl activity) {
            activity.addBuiltInListener(
                    ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> enter(key(execution), name(execution, activity)),
                    0);
        }

        private static Object key(DelegateExecution execution) {
            return execution.getProcessBusinessKey();
        }

        private static String name(DelegateExecution execution, ActivityImpl activity) {
            return ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey() + ": " + activity.getId();
        }
    }
}
