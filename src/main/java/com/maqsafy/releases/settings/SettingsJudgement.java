package com.maqsafy.releases.settings;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.settings.SettingsTree.Found;
import com.maqsafy.releases.settings.SettingsTree.Group;
import com.maqsafy.releases.settings.SettingsTree.Kinds;
import com.maqsafy.releases.settings.SettingsTree.Known;
import com.maqsafy.releases.settings.SettingsTree.Listed;
import com.maqsafy.releases.settings.SettingsTree.Named;
import com.maqsafy.releases.settings.SettingsTree.Node;
import com.maqsafy.releases.settings.SettingsTree.Unknown;
import com.maqsafy.releases.settings.SettingsTree.Value;
import com.maqsafy.releases.settings.WrittenSettings.Entry;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Judges everything that is written below {@code releases}: unknown keys, values that cannot be meant, and what the modules'
 * records and {@link SettingsRule}s refuse. Each service is judged by itself, so that one's mistake is not another's.
 */
final class SettingsJudgement {

    private static final String CODE = "REL-SET-010 ";

    /** What Spring leaves out of names that do not stand in brackets. */
    private static final Pattern LOST_IN_NAMES = Pattern.compile("[^A-Za-z0-9_.\\[\\]-]");

    private static final Pattern BRACKETS = Pattern.compile("\\[[^]]*]");

    private final SettingsTree tree;
    private final WrittenSettings written;
    private final Collection<Class<?>> records;
    private final Collection<SettingsRule> rules;
    private final BoundSettings bound;
    private final Set<String> general = new LinkedHashSet<>();
    private final SortedMap<String, Set<String>> services = new TreeMap<>();

    private SettingsJudgement(
            SettingsTree tree, WrittenSettings written, Collection<Class<?>> records, Collection<SettingsRule> rules) {
        this.tree = tree;
        this.written = written;
        this.records = records;
        this.rules = rules;
        this.bound = new BoundSettings(written.services());
    }

    /**
     * @param records the settings records of all modules
     * @param rules what the modules check beyond them
     */
    static SettingsJudgement of(
            ConfigurableEnvironment environment, Collection<Class<?>> records, Collection<SettingsRule> rules) {
        SettingsTree tree = SettingsTree.of(records);
        SettingsJudgement judgement =
                new SettingsJudgement(tree, WrittenSettings.read(environment, tree), records, rules);
        judgement.judge();
        return judgement;
    }

    /** Mistakes outside {@code releases.services}. */
    List<String> general() {
        return List.copyOf(general);
    }

    /** What holds, to be bound. */
    BoundSettings bound() {
        return bound;
    }

    SortedSet<String> services() {
        return new TreeSet<>(services.keySet());
    }

    /** Mistakes of a service. */
    List<String> of(String service) {
        return List.copyOf(services.getOrDefault(service, Set.of()));
    }

    private void judge() {
        written.services().forEach(service -> services.put(service, new LinkedHashSet<>()));
        written.misspelt()
                .forEach(name -> general.add(
                        CODE + name + " is no setting: write releases" + name.substring(name.indexOf('.'))));
        written.names().forEach(this::name);
        written.partial().forEach((name, variable) -> {
            if (find(name) instanceof Known known) {
                mistakes(name)
                        .add(CODE + known.name()
                                + " is a key of an element of a list, and a list is taken from one place:"
                                + " write it where the rest of the list is" + variable(variable));
            }
        });
        for (Entry entry : written.entries()) {
            value(entry);
            String service = WrittenSettings.service(entry.name());
            (service == null ? bound.general() : bound.of(service)).put(entry.name(), written.resolved(entry));
        }
        Binder binder = new Binder(bound.general());
        records.forEach(record -> bind(binder, record, general));
        SortedMap<String, Binder> binders = new TreeMap<>();
        services.forEach((service, mistakes) -> {
            OwnProperties own = bound.of(service);
            Binder ofService = new Binder(own);
            binders.put(service, ofService);
            records.stream()
                    .filter(record -> SettingsTree.ROOT.equals(SettingsTree.prefix(record)))
                    .forEach(record -> bind(ofService, record, mistakes));
            Map<String, String> texts = own.texts();
            rules.forEach(rule ->
                    rule.mistakes(service, ofService, texts).forEach(mistake -> addUnlessSaid(mistake, mistakes)));
        });
        rules.forEach(rule -> rule.together(binders)
                .forEach((service, found) ->
                        found.forEach(mistake -> addUnlessSaid(mistake, requireNonNull(services.get(service))))));
        // Last: who knows what is wanted there, such as a time of day, has said it better.
        written.entries().forEach(this::readOtherwise);
    }

    private void readOtherwise(Entry entry) {
        if (find(entry.name()) instanceof Known known && known.node() instanceof Value value) {
            ValueRule.readOtherwise(value, entry)
                    .ifPresent(
                            objection -> addUnlessSaid(CODE + known.name() + " " + objection, mistakes(entry.name())));
        }
    }

    private Set<String> mistakes(ConfigurationPropertyName name) {
        String service = WrittenSettings.service(name);
        return service == null ? general : services.computeIfAbsent(service, s -> new LinkedHashSet<>());
    }

    private Found find(ConfigurationPropertyName name) {
        return tree.find(
                name,
                place -> Optional.ofNullable(written.text(place.append("kind"))).orElse(""));
    }

    private void name(ConfigurationPropertyName name, String shown) {
        if (find(name) instanceof Unknown unknown) {
            mistakes(name).add(CODE + unknown.message() + variable(shown));
            return;
        }
        Matcher lost = LOST_IN_NAMES.matcher(BRACKETS.matcher(shown).replaceAll("[]"));
        if (lost.find()) {
            mistakes(name)
                    .add(CODE + shown + " would be read without '" + lost.group()
                            + "': write that name in quotes and brackets, e.g. \"[a" + lost.group() + "b]\"");
        }
    }

    /** An environment variable is looked for by its own name. */
    private static String variable(String shown) {
        return shown.startsWith("RELEASES_") ? " (environment variable " + shown + ")" : "";
    }

    private void value(Entry entry) {
        if (!(find(entry.name()) instanceof Known known)) {
            return;
        }
        Set<String> mistakes = mistakes(entry.name());
        String at = CODE + known.name() + " ";
        String leftOver = written.leftOver(entry);
        if (leftOver != null) {
            mistakes.add(at + "uses ${" + leftOver + "}, which has no value: set " + leftOver + ", or write \\${"
                    + leftOver + "} where the text itself is meant" + variable(entry.shown()));
            return;
        }
        objection(known, entry, String.valueOf(written.resolved(entry)))
                .or(() -> reference(known, String.valueOf(written.resolved(entry))))
                .ifPresent(objection -> mistakes.add(at + objection + variable(entry.shown())));
    }

    private Optional<String> objection(Known known, Entry entry, String text) {
        Node node = known.node();
        boolean blank = text.isBlank();
        if (node instanceof Value value) {
            if (!blank) {
                return ValueRule.misread(value, entry).or(() -> ValueRule.objection(value, text));
            }
            boolean element = entry.name().isLastElementIndexed();
            if (element) {
                return Optional.of("is blank: write something or take the element out");
            }
            // Compose files hand on variables that are not set as empty ones.
            return value.type() == String.class
                            || value.type() == Object.class
                            || entry.shown().startsWith("RELEASES_")
                    ? Optional.empty()
                    : Optional.of(
                            "is empty: give a value (" + ValueRule.described(value.type()) + ") or leave the key out");
        }
        if (blank) {
            return Optional.empty();
        }
        if (node instanceof Listed listed) {
            if (listed.command()) {
                String program = text.strip().split("\\s+", 2)[0];
                return Optional.of("is a text: write program and arguments as a list, e.g. [" + program
                        + ", argument, ...], each argument for itself");
            }
            return listed.each() instanceof Value ? Optional.empty() : Optional.of("is a text where a list is wanted");
        }
        if (node instanceof Named) {
            return Optional.of("is a text where names with values below them are wanted");
        }
        Group group = node instanceof Kinds kinds ? kinds.of("") : (Group) node;
        return Optional.of("is a text where keys below it are wanted: "
                + String.join(", ", group.keys().keySet()));
    }

    /** What names a service names one that there is. */
    private Optional<String> reference(Known known, String text) {
        Node node = known.node() instanceof Listed listed ? listed.each() : known.node();
        if (!(node instanceof Value value)
                || value.components().stream().noneMatch(c -> c.isAnnotationPresent(ServiceName.class))) {
            return Optional.empty();
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(service -> !service.isEmpty() && !services.containsKey(service))
                .findFirst()
                .map(service -> "names the service '" + service + "', which releases.services does not have"
                        + NearestWord.to(service, services.keySet())
                                .map(near -> ": write " + near)
                                .orElse(": write one of " + String.join(", ", services.keySet())));
    }

    private void bind(Binder binder, Class<?> record, Set<String> mistakes) {
        try {
            binder.bindOrCreate(SettingsTree.prefix(record).toString(), record);
        } catch (BindException e) {
            Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
            SettingsException refused = cause(e);
            if (refused != null) {
                refused.mistakes().forEach(mistake -> addUnlessSaid(mistake, mistakes));
            } else if (said(e.getName().toString(), mistakes) == null) {
                // What cannot be converted has been said already, with the name of the value itself.
                addUnlessSaid(
                        own(e).map(message -> inFull(message, e.getName().toString()))
                                .map(SettingsJudgement::coded)
                                .orElseGet(() -> CODE + e.getName() + " cannot be read: "
                                        + root.getClass().getSimpleName()),
                        mistakes);
            }
        }
    }

    /** What a record of ours says of its values; what others say may repeat a secret. */
    private static Optional<String> own(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null
                    && message.contains("releases.")
                    && (cause instanceof IllegalArgumentException || message.startsWith("REL-"))) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** A record does not know which of several it is: whoever bound it does. */
    private static String inFull(String message, String bound) {
        String said = property(message).replaceFirst("\\[]$", "");
        return bound.startsWith(said + ".") || bound.startsWith(said + "[")
                ? message.replaceFirst(Pattern.quote(said) + "(\\[])?", Matcher.quoteReplacement(bound))
                : message;
    }

    private static String coded(String message) {
        return message.startsWith("REL-") ? message : CODE + message;
    }

    private static @Nullable SettingsException cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refused) {
                return refused;
            }
        }
        return null;
    }

    /** A property of which something is said already is not complained of twice. */
    private static void addUnlessSaid(String mistake, Set<String> mistakes) {
        String property = property(mistake);
        if (said(property, mistakes) == null) {
            mistakes.add(mistake);
        }
    }

    private static String property(String mistake) {
        int from = mistake.indexOf("releases.");
        if (from < 0) {
            return mistake;
        }
        int to = from;
        while (to < mistake.length() && !Character.isWhitespace(mistake.charAt(to))) {
            to++;
        }
        return mistake.substring(from, to).replaceAll("[:,;]$", "");
    }

    private static @Nullable String said(String property, Set<String> mistakes) {
        return mistakes.stream()
                .filter(mistake -> {
                    String other = property(mistake);
                    return other.equals(property)
                            || other.startsWith(property + "[")
                            || property.startsWith(other + "[");
                })
                .findFirst()
                .orElse(null);
    }

    /** Environment variables that are settings of some services. */
    Set<String> variables(Set<String> ofServices) {
        return written.variables(ofServices);
    }

    /** Environment variables that name a service in another way than the other sources do. */
    Set<String> aliases() {
        return written.aliases();
    }
}
