package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Expressions run with the engine's rights: only the known ones, each only where it belongs. Names and texts hold none. */
final class KnownExpressions implements ProofRule {

    private static final String ITEM = Reasons.NO_WAY_AROUND;
    /** Weeks; or days, hours, minutes and seconds; never nothing at all, which would be due at once and for ever. */
    private static final String DURATION = "P(?=.*[1-9])([0-9]{1,3}W|(?=[0-9T])([0-9]{1,4}D)?"
            + "(T(?=[0-9])([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,4}S)?)?)";

    private static final Pattern INSTANT = Pattern.compile("\\$\\{([a-z][A-Za-z]*)}");
    private static final Pattern OUTCOME =
            Pattern.compile("\\$\\{execution\\.setVariable\\('[a-z]+Outcome', '[a-z-]+'\\)}");

    /** Where an expression may stand: element, or element and attribute, to what it must look like. */
    private static final Map<String, Pattern> PLACES = Map.ofEntries(
            Map.entry("completionCondition", Pattern.compile("\\$\\{approvalsStopped}")),
            Map.entry("timeDuration", Pattern.compile(DURATION)),
            Map.entry("timeCycle", Pattern.compile("R([1-9][0-9]{0,2})?/" + DURATION)),
            Map.entry("camunda:failedJobRetryTimeCycle", Pattern.compile("R[1-9][0-9]?/" + DURATION)),
            Map.entry("serviceTask@camunda:delegateExpression", Pattern.compile("\\$\\{[a-z][A-Za-z]*Delegate}")),
            Map.entry("camunda:executionListener@delegateExpression", Pattern.compile("\\$\\{[a-z][A-Za-z]*Listener}")),
            Map.entry("camunda:executionListener@expression", OUTCOME),
            Map.entry("camunda:in@businessKey", Pattern.compile("#\\{execution\\.processBusinessKey}")),
            Map.entry("camunda:in@sourceExpression", Pattern.compile("\\$\\{'(deployment|rollback)'}")));

    /** How each of them is written, for the objection. */
    private static final Map<String, String> LIKE = Map.ofEntries(
            Map.entry("completionCondition", "${approvalsStopped}"),
            Map.entry("timeDuration", "PT4H, P1DT12H or P2W"),
            Map.entry("timeCycle", "R3/PT4H or R/P1D"),
            Map.entry("camunda:failedJobRetryTimeCycle", "R3/PT10S"),
            Map.entry("serviceTask@camunda:delegateExpression", "${recordReleaseDelegate}"),
            Map.entry("camunda:executionListener@delegateExpression", "${recordFailureListener}"),
            Map.entry("camunda:executionListener@expression", "${execution.setVariable('rollbackOutcome', 'failed')}"),
            Map.entry("camunda:in@businessKey", "#{execution.processBusinessKey}"),
            Map.entry("camunda:in@sourceExpression", "${'deployment'} or ${'rollback'}"));

    /** These may hold plain words or one of the known expressions. */
    private static final Map<String, Pattern> PLAIN_OR = Map.of(
            "userTask@camunda:candidateGroups", Pattern.compile("\\$\\{(approverRole|rollbackApprover|failureOwner)}"));

    /** The places where something may stand that the engine works out, for the test that does each once. */
    static Set<String> places() {
        return PLACES.keySet();
    }

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            walk(process, process.xml().getDocumentElement(), objections);
        }
        return objections;
    }

    private static void walk(ProcessModel process, Element element, List<String> objections) {
        String name = SafeXml.knownName(element);
        for (Attr attribute : SafeXml.attributes(element)) {
            check(
                    process,
                    element,
                    name + "@" + SafeXml.knownName(attribute),
                    attribute.getValue().strip(),
                    objections);
        }
        String text = SafeXml.ownText(element);
        if (name.equals("conditionExpression")) {
            if (Condition.parse(text).isEmpty()) {
                refuse(
                        process,
                        element,
                        name,
                        text,
                        "compare one variable with literals, like ${approvalOutcome == 'approved'}",
                        objections);
            }
        } else {
            check(process, element, name, text, objections);
        }
        for (Element child : SafeXml.children(element)) {
            if (!SafeXml.knownName(child).startsWith("diagram:")) {
                walk(process, child, objections);
            }
        }
    }

    private static void check(
            ProcessModel process, Element element, String place, String value, List<String> objections) {
        Pattern must = PLACES.get(place);
        if (place.equals("timeDate")) {
            checkInstant(process, element, place, value, objections);
        } else if (must != null) {
            if (!must.matcher(value).matches()) {
                refuse(process, element, place, value, "write it like " + LIKE.get(place), objections);
            }
        } else if ((value.contains("${") || value.contains("#{"))
                && (!PLAIN_OR.containsKey(place)
                        || !PLAIN_OR.get(place).matcher(value).matches())) {
            refuse(process, element, place, value, "no expression may stand here", objections);
        }
    }

    /** A time that the process has worked out itself; another process's would not be there. */
    private static void checkInstant(
            ProcessModel process, Element element, String place, String value, List<String> objections) {
        Matcher variable = INSTANT.matcher(value);
        Set<String> known = ProcessContracts.of(process.id()).instants();
        if (!variable.matches() || !known.contains(variable.group(1))) {
            refuse(
                    process,
                    element,
                    place,
                    value,
                    "this process knows the instants " + new TreeSet<>(known),
                    objections);
        }
    }

    private static void refuse(
            ProcessModel process, Element element, String place, String value, String mend, List<String> objections) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "..." : value;
        objections.add(process.objection(
                SafeXml.place(element), ITEM, "%s '%s' is not allowed; %s".formatted(place, shown, mend)));
    }
}
