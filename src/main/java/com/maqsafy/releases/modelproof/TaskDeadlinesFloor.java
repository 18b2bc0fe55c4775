package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.process.TaskDeadline;
import com.maqsafy.releases.process.TaskDeadlines;
import com.maqsafy.releases.process.TaskDeadlines.Asked;
import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.w3c.dom.Element;

/**
 * Every task is due at some time, its neglect is told to somebody, and both are written so that the application can do
 * them: for every task of every model, whatever the type and the risk of its release, and for tasks that nobody knows yet.
 * A task whose due date settings or a vulnerability give keeps it. Rows name only what there is.
 */
final class TaskDeadlinesFloor implements ProofRule {

    private static final String TABLE = TaskDeadlines.TABLE;
    private static final String ITEM = Reasons.OWNED;
    private static final String OTHER = "other";
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private final DecisionAnswers answers;

    TaskDeadlinesFloor(DecisionAnswers answers) {
        this.answers = answers;
    }

    @Override
    public List<String> items() {
        return Stream.concat(
                        Stream.of(ITEM),
                        ProcessContracts.all().stream()
                                .flatMap(contract -> contract.tasks().stream())
                                .filter(task -> !task.due().isEmpty())
                                .map(TaskContract::items))
                .distinct()
                .toList();
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        models.decision(TABLE)
                .filter(table -> DecisionShape.objections(table).isEmpty())
                .ifPresent(table -> check(models, table, objections));
        return objections.stream().distinct().toList();
    }

    private void check(ModelSet models, DecisionModel table, List<String> objections) {
        try {
            DmnDecision decision = answers.read(table);
            Function<Asked, List<Map<String, Object>>> ask = asked -> answers.ask(decision, asked.variables());
            boolean judged = models.decisions().contains(table);
            List<ProcessModel> processes = judged ? all(models) : List.copyOf(models.processes());
            for (ProcessModel process : processes) {
                for (String form : forms(process)) {
                    check(table, process.id(), form, ask, objections);
                }
            }
            if (judged) {
                check(table, OTHER, OTHER, ask, objections);
                checkNames(models, table, objections);
            }
        } catch (DmnEngineException e) {
            objections.add(table.objection(
                    TABLE, ITEM, "gives no answer (%s); let the first row that fits count".formatted(e.getMessage())));
        }
    }

    private static void check(
            DecisionModel table,
            String process,
            String form,
            Function<Asked, List<Map<String, Object>>> ask,
            List<String> objections) {
        String fixed =
                ProcessContracts.of(process).task(form).map(TaskContract::due).orElse("");
        String items =
                ProcessContracts.of(process).task(form).map(TaskContract::items).orElse("");
        for (String type : types()) {
            for (String risk : TaskDeadlines.RISKS) {
                List<Map<String, Object>> rows = ask.apply(new Asked(process, form, type, risk));
                if (rows.size() != 1) {
                    objections.add(table.objection(
                            TABLE,
                            ITEM,
                            "%s of %s, type %s, risk %s, has no due date: no row fits; add a last row without questions"
                                    .formatted(form, process, type, risk)));
                    return;
                }
                String wrong = wrong(rows.get(0), process, fixed);
                if (!wrong.isEmpty()) {
                    objections.add(table.objection(
                            TABLE,
                            fixed.isEmpty() || items.isEmpty() ? ITEM : items,
                            "%s of %s, type %s, risk %s: %s".formatted(form, process, type, risk, wrong)));
                    return;
                }
            }
        }
    }

    /** What is wrong with a row, empty for nothing. */
    private static String wrong(Map<String, Object> row, String process, String fixed) {
        TaskDeadline deadline;
        try {
            deadline = TaskDeadline.of(row);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        if (!fixed.isEmpty()) {
            return deadline.due().equals(fixed)
                    ? ""
                    : "its due date must be exactly %s: it is worked out, not chosen".formatted(fixed);
        }
        Set<String> known = ProcessContracts.of(process).instants();
        return !deadline.atInstant() || known.contains(deadline.due())
                ? ""
                : "it is due at '%s'; write a time such as PT4H, or one of the instants that its process knows: %s"
                        .formatted(deadline.due(), new TreeSet<>(known));
    }

    /** A row for what there is not is a slip of the pen, and its task has another row's deadline. */
    private static void checkNames(ModelSet models, DecisionModel table, List<String> objections) {
        List<Set<String>> known = List.of(
                ProcessContracts.processes(),
                all(models).stream().flatMap(process -> forms(process).stream()).collect(Collectors.toSet()),
                types(),
                Set.copyOf(TaskDeadlines.RISKS));
        for (Element rule : DecisionShape.rows(table)) {
            List<Element> questions = DecisionShape.questions(rule);
            for (int i = 0; i < questions.size(); i++) {
                for (String name : names(questions.get(i))) {
                    if (!known.get(i).contains(name)) {
                        objections.add(table.objection(
                                SafeXml.place(questions.get(i)),
                                ITEM,
                                "'%s' is not among %s".formatted(name, new TreeSet<>(known.get(i)))));
                    }
                }
            }
        }
    }

    private static List<String> names(Element cell) {
        return LITERAL.matcher(cell.getTextContent())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<ProcessModel> all(ModelSet models) {
        return ProcessContracts.processes().stream()
                .flatMap(process -> models.process(process).stream())
                .toList();
    }

    /** The forms of a process's tasks, by which they are known whatever their ids. */
    private static Set<String> forms(ProcessModel process) {
        return process.elements(UserTask.class).stream()
                .map(task -> task.getAttributeValueNs(SafeXml.CAMUNDA, "formRef"))
                .filter(form -> form != null && !form.isBlank())
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types() {
        Set<String> types = Arrays.stream(ReleaseType.values())
                .map(ReleaseType::word)
                .collect(Collectors.toCollection(TreeSet::new));
        types.add(TaskDeadlines.UNKNOWN);
        return types;
    }
}
