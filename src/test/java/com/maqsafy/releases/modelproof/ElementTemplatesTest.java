package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.policy.PolicyCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@DisplayName("Element templates for Camunda Modeler are what the contracts say")
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of("bpmn/.camunda/element-templates");
    private static final ShippedModels SHIPPED = ShippedModels.read();
    private static final PolicyForms FORMS = new PolicyForms(new PolicyCatalogue());
    private static final ModelSet MODELS = ModelSet.read(SHIPPED.files());
    private static final Map<String, String> FILES = new ElementTemplates(MODELS, FORMS).files();

    @Test
    void areInTheFolderThatModelerReads() throws IOException {
        if (Boolean.getBoolean("element-templates.write")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(written)
                .as("write them again with -Delement-templates.write=true")
                .isEqualTo(FILES);
    }

    @Test
    @DisplayName("There is one for every task, worker, reminder, gate, call and form that may be placed")
    void areThereForEverything() throws IOException {
        List<JsonNode> all = templates();
        assertThat(all.stream().map(template -> template.path("id").asText())).doesNotHaveDuplicates();
        Set<String> bound = all.stream()
                .flatMap(template -> template.findValues("value").stream().map(JsonNode::asText))
                .collect(Collectors.toCollection(TreeSet::new));
        for (StepPattern work : ProcessContracts.work()) {
            String what = work.what().split(" ")[0];
            assertThat(bound)
                    .as(work.toString())
                    .contains(work.kind() == StepPattern.Kind.BEAN ? "${" + what + "}" : what);
        }
        FORMS.names().stream()
                .filter(form -> !ProcessContracts.formHomes(form).isEmpty())
                .forEach(form -> assertThat(bound).contains(form));
    }

    @Test
    @DisplayName("What a template sets is accepted in its process: the shipped models are as if made from them")
    void fitTheShippedModels() throws Exception {
        ModelProof proof = new ModelProof(ModelProof.rules(new DecisionAnswers(), FORMS));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            if (!SHIPPED.files().containsKey(file.getKey().replace(".json", ".bpmn"))) {
                continue;
            }
            String model = file.getKey().replace(".json", ".bpmn");
            Document xml = SHIPPED.xml(model);
            for (JsonNode template : new ObjectMapper().readTree(file.getValue())) {
                apply(template, xml);
            }
            assertThat(proof.objections(
                            MODELS.with(model, ShippedModels.write(xml)).judging(model)))
                    .as(model)
                    .isEmpty();
        }
    }

    /** Sets what the template sets on the elements that are already of its kind, and notes the template as Modeler does. */
    private static void apply(JsonNode template, Document xml) {
        JsonNode first = template.path("properties").get(0);
        String key = first.path("value").asText().equals("external")
                ? template.path("properties").get(1).path("value").asText()
                : first.path("value").asText();
        var all = xml.getElementsByTagNameNS(SafeXml.BPMN, "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            boolean same = Stream.of("formRef", "topic", "delegateExpression", "decisionRef")
                            .anyMatch(name -> element.getAttributeNS(SafeXml.CAMUNDA, name)
                                    .equals(key))
                    || element.getAttribute("calledElement").equals(key);
            String type = template.path("elementType").path("value").asText().replace("bpmn:", "");
            if (same && type.equalsIgnoreCase(element.getLocalName())) {
                element.setAttributeNS(
                        SafeXml.CAMUNDA,
                        "camunda:modelerTemplate",
                        template.path("id").asText());
                for (JsonNode property : template.path("properties")) {
                    String name = property.path("binding").path("name").asText();
                    if (property.path("binding").path("type").asText().equals("property")
                            && name.startsWith("camunda:")) {
                        element.setAttributeNS(
                                SafeXml.CAMUNDA, name, property.path("value").asText());
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("Modeler's own validator accepts them, where Node and the validator are there")
    void areValid(@TempDir Path folder) throws IOException, InterruptedException {
        String modules = System.getProperty("element-templates.validator", "target/node_modules");
        boolean there = Files.isDirectory(Path.of(modules, "@bpmn-io", "element-templates-validator")) && node();
        if (!there) {
            System.err.println("\n*** The element templates are NOT validated: there is no Node, or no validator in "
                    + modules + ".\n*** npm install --prefix target @bpmn-io/element-templates-validator\n");
        }
        assumeTrue(there, "no Node or no @bpmn-io/element-templates-validator in " + modules);
        Path script = folder.resolve("validate.cjs");
        Files.writeString(script, """
                const { validateAll } = require(process.argv[2] + '/@bpmn-io/element-templates-validator');
                const { readFileSync } = require('fs');
                let wrong = 0, count = 0;
                for (const file of process.argv.slice(3)) {
                  const { results } = validateAll(JSON.parse(readFileSync(file, 'utf8')));
                  for (const result of results) {
                    count++;
                    if (!result.valid) {
                      wrong++;
                      console.log(file, result.object && result.object.id, JSON.stringify(result.errors));
                    }
                  }
                }
                console.log(count + ' validated');
                process.exit(wrong || !count ? 1 : 0);
                """);
        List<String> command = new ArrayList<>(List.of(
                "node", script.toString(), Path.of(modules).toAbsolutePath().toString()));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            command.add(Files.writeString(folder.resolve(file.getKey()), file.getValue())
                    .toString());
        }
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).contains(templates().size() + " validated");
    }

    private static boolean node() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String file : FILES.values()) {
            new ObjectMapper().readTree(file).forEach(all::add);
        }
        return all;
    }
}
