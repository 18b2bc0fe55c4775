package com.maqsafy.releases.process;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * What a command of the engine asks for, in words for the record. The engine's commands keep it in fields that differ from
 * class to class, so those are read by name; {@code CommandAdmissionTest} holds the names against the engine.
 *
 * @param operation the command's name without {@code Cmd}
 * @param targets what it is about: {@code task}, {@code execution}, {@code processInstance}, ... and an id
 * @param values what it would set: name and new value, null for what it would remove
 * @param variables whether the values are variables
 */
record EngineCall(String operation, List<Target> targets, Map<String, @Nullable Object> values, boolean variables) {

    /** Members of commands that name what they are about. */
    private static final Map<String, String> TARGETS = Map.ofEntries(
            Map.entry("taskId", "task"),
            Map.entry("taskIds", "task"),
            Map.entry("executionId", "execution"),
            Map.entry("processInstanceId", "processInstance"),
            Map.entry("processInstanceIds", "processInstance"),
            Map.entry("externalTaskId", "externalTask"),
            Map.entry("jobId", "job"),
            Map.entry("deploymentId", "deployment"),
            Map.entry("processDefinitionId", "processDefinition"),
            Map.entry("processDefinitionIds", "processDefinition"),
            Map.entry("businessKey", "release"),
            Map.entry("entryId", "operationLogEntry"),
            Map.entry("historicDecisionInstanceId", "decisionInstance"),
            Map.entry("variableInstanceId", "variableInstance"),
            Map.entry("batchId", "batch"),
            Map.entry("incidentId", "incident"));

    private static final List<String> VARIABLES = List.of(
            "variables",
            "localVariables",
            "variablesLocal",
            "processVariables",
            "processVariablesLocal",
            "processVariablesToTriggeredScope",
            "payloadProcessInstanceVariables",
            "payloadProcessInstanceVariablesLocal",
            "payloadProcessInstanceVariablesToTriggeredScope");

    private static final List<String> REMOVED = List.of("variableNames", "deletions");

    /** What else a command would set. */
    private static final List<String> PLAIN = List.of(
            "value",
            "userId",
            "groupId",
            "type",
            "messageName",
            "signalName",
            "errorCode",
            "escalationCode",
            "cascade",
            "newDuedate",
            "retries",
            "priority",
            "historyTimeToLive",
            "isLocal",
            "message",
            "deleteReason",
            "annotation",
            "modificationReason");

    private static final List<String> NESTED = List.of("builder", "executionBuilder", "migrationPlan");

    private static final int LONGEST = 500;

    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            return fields(type);
        }
    };

    /** A kind of thing and the id of one. */
    record Target(String kind, String id) {}

    EngineCall {
        targets = List.copyOf(targets);
    }

    static EngineCall of(Command<?> command) {
        String name = command.getClass().getSimpleName();
        List<Target> targets = new ArrayList<>();
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        Stream.concat(Stream.of(command), NESTED.stream().flatMap(n -> nested(command, n)))
                .forEach(part -> read(part, targets, variables, plain));
        if (member(command, "task") instanceof TaskEntity task && task.getId() != null) {
            targets.add(new Target("task", task.getId()));
            task.getPropertyChanges().forEach((property, change) -> plain.put(property, change.getNewValue()));
        }
        Object entity = member(command, "entityId");
        if (entity != null) {
            targets.add(new Target(name.contains("Task") ? "task" : "execution", entity.toString()));
        }
        if (command instanceof GetTaskFormVariablesCmd form) {
            targets.add(new Target("task", form.resourceId));
        }
        instructions(command).forEach(instruction -> {
            String text = described(instruction);
            plain.merge("instructions", text, (a, b) -> a + "; " + b);
            read(instruction, new ArrayList<>(), variables, new LinkedHashMap<>());
        });
        boolean ofVariables = !variables.isEmpty();
        Map<String, @Nullable Object> values = new LinkedHashMap<>(variables);
        plain.forEach(values::putIfAbsent);
        return new EngineCall(
                name.replaceAll("Cmd$", ""), targets.stream().distinct().toList(), values, ofVariables);
    }

    /** Id of the first target of a kind. */
    Optional<String> target(String kind) {
        return targets.stream()
                .filter(t -> t.kind().equals(kind))
                .map(Target::id)
                .findFirst();
    }

    /** Any value as text that a record can take. */
    static String shown(@Nullable Object value) {
        Object plain = value instanceof TypedValue typed ? typed.getValue() : value;
        String text = String.valueOf(plain).replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]", "\uFFFD");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static void read(
            Object part,
            List<Target> targets,
            Map<String, @Nullable Object> variables,
            Map<String, @Nullable Object> plain) {
        TARGETS.forEach((member, kind) -> ids(member(part, member)).forEach(id -> targets.add(new Target(kind, id))));
        for (String member : VARIABLES) {
            if (member(part, member) instanceof Map<?, ?> map) {
                map.keySet().forEach(key -> variables.put(String.valueOf(key), value(map, key)));
            }
        }
        for (String member : REMOVED) {
            if (member(part, member) instanceof Collection<?> names) {
                names.forEach(variable -> variables.putIfAbsent(String.valueOf(variable), null));
            }
        }
        for (String member : PLAIN) {
            Object value = member(part, member);
            if (value != null) {
                plain.put(member, value);
            }
        }
    }

    /** Without making an object of a serialized value: what it holds is the caller's. */
    private static @Nullable Object value(Map<?, ?> map, @Nullable Object key) {
        if (map instanceof VariableMap typed) {
            TypedValue value = typed.getValueTyped(String.valueOf(key));
            return value instanceof org.camunda.bpm.engine.variable.value.SerializableValue sent
                            && !sent.isDeserialized()
                    ? sent.getValueSerialized()
                    : value == null ? null : value.getValue();
        }
        return map.get(key);
    }

    private static Stream<String> ids(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().filter(Objects::nonNull).map(Object::toString);
        }
        return value == null ? Stream.empty() : Stream.of(value.toString());
    }

    private static Stream<Object> nested(Object part, String name) {
        Object nested = member(part, name);
        return nested == null
                ? Stream.empty()
                : Stream.concat(Stream.of(nested), NESTED.stream().flatMap(n -> nested(nested, n)));
    }

    private static List<?> instructions(Command<?> command) {
        return nested(command, "builder")
                .flatMap(builder -> Stream.of("operations", "instructions").map(m -> member(builder, m)))
                .filter(List.class::isInstance)
                .findFirst()
                .map(List.class::cast)
                .orElse(List.of());
    }

    private static String described(Object instruction) {
        try {
            for (Class<?> type = instruction.getClass(); type != null; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    if (method.getName().equals("describe") && method.getParameterCount() == 0) {
                        method.setAccessible(true);
                        return String.valueOf(method.invoke(instruction));
                    }
                }
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            // The class says enough.
        }
        return instruction.getClass().getSimpleName();
    }

    /** A member of a command; null when it has none of that name. */
    static @Nullable Object member(Object part, String name) {
        Field field = FIELDS.get(part.getClass()).get(name);
        try {
            return field == null ? null : field.get(part);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields of the engine's own classes by name, those of a class before those of the classes above it. */
    private static Map<String, Field> fields(Class<?> of) {
        Map<String, Field> fields = new HashMap<>();
        for (Class<?> type = of; type != null && isOfTheEngine(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !fields.containsKey(field.getName())) {
                    field.setAccessible(true);
                    fields.put(field.getName(), field);
                }
            }
        }
        return fields;
    }

    private static boolean isOfTheEngine(Class<?> type) {
        return type.getName().startsWith("org.camunda.");
    }
}
