package com.maqsafy.releases.notes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** One check of one text against the format of release notes; reads the parsed document, never the characters. */
final class NotesCheck {

    private static final Pattern HEADING = Pattern.compile("Version (\\S{1,64}) - ([0-9]{4}-[0-9]{2}-[0-9]{2})");

    private final List<NotesViolation> violations = new ArrayList<>();
    private final Map<NotesSection, Heading> found = new EnumMap<>(NotesSection.class);

    List<NotesViolation> of(String markdown) {
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build()
                .parse(markdown);
        Node first = document.getFirstChild();
        boolean titled = first instanceof Heading heading && heading.getLevel() == 2;
        if (titled) {
            title((Heading) first);
        } else {
            add("NOTE-01", line(first, 1), "Begin with the heading `## Version X.Y.Z - YYYY-MM-DD`.");
        }
        sections(titled ? first.getNext() : first);
        for (NotesSection section : NotesSection.values()) {
            if (!found.containsKey(section)) {
                add(
                        section.item(),
                        Math.max(1, (int) markdown.lines().count()),
                        "The section `### " + section.title() + "` is missing; add it.");
            }
        }
        hidden(document);
        violations.sort(Comparator.comparingInt(NotesViolation::line).thenComparing(NotesViolation::item));
        return List.copyOf(violations);
    }

    private void title(Heading heading) {
        int line = line(heading, 1);
        var matcher = HEADING.matcher(text(heading));
        if (!plain(heading) || !matcher.matches()) {
            add("NOTE-01", line, "The heading must read `## Version X.Y.Z - YYYY-MM-DD`, on one line.");
            return;
        }
        if (!ReleaseNotes.isVersion(matcher.group(1))) {
            add("NOTE-01", line, "The version in the heading must be MAJOR.MINOR.PATCH, e.g. 1.5.0.");
        }
        try {
            LocalDate.parse(matcher.group(2));
        } catch (DateTimeException e) {
            add("NOTE-01", line, "The date in the heading does not exist; give a real date as YYYY-MM-DD.");
        }
    }

    private void sections(@Nullable Node from) {
        Node node = from;
        while (node != null) {
            if (node instanceof Heading heading) {
                Node next = end(heading);
                section(heading, next);
                node = next;
            } else {
                add("NOTE-01", line(node, 1), "Text outside the sections is not part of the format; move it into one.");
                node = node.getNext();
            }
        }
    }

    private static @Nullable Node end(Heading heading) {
        Node next = heading.getNext();
        while (next != null && !(next instanceof Heading)) {
            next = next.getNext();
        }
        return next;
    }

    private void section(Heading heading, @Nullable Node end) {
        int line = line(heading, 1);
        if (heading.getLevel() != 3) {
            add("NOTE-01", line, "Only the version has a heading of another level; sections begin with `###`.");
            return;
        }
        var known = NotesSection.ofTitle(text(heading)).filter(s -> plain(heading));
        if (known.isEmpty()) {
            add("NOTE-01", line, "This section is not part of the format; remove it or correct its title.");
            return;
        }
        NotesSection section = known.get();
        if (found.putIfAbsent(section, heading) != null) {
            add(section.item(), line, "The section `### " + section.title() + "` stands here again; keep one.");
            return;
        }
        if (found.keySet().stream().anyMatch(s -> s.compareTo(section) > 0)) {
            add(section.item(), line, "The section `### " + section.title() + "` stands too late; " + place(section));
        }
        var blocks = new ArrayList<Node>();
        for (Node n = heading.getNext(); n != end; n = n.getNext()) {
            blocks.add(n);
        }
        content(section, line, blocks);
    }

    private static String place(NotesSection section) {
        List<NotesSection> order = List.of(NotesSection.values());
        int place = order.indexOf(section);
        return place == 0
                ? "it comes first."
                : "it follows `### " + order.get(place - 1).title() + "`.";
    }

    private void content(NotesSection section, int line, List<Node> blocks) {
        if (section == NotesSection.SUMMARY) {
            if (blocks.isEmpty() || !blocks.stream().allMatch(b -> b instanceof Paragraph && !text(b).isBlank())) {
                add(section.item(), line, "The summary is one or more paragraphs of text and nothing else.");
            }
            return;
        }
        if (blocks.size() != 1 || !(blocks.get(0) instanceof BulletList list)) {
            add(section.item(), line, "The section `### " + section.title() + "` is one list of bullets (`- `).");
            return;
        }
        List<Node> items = children(list);
        switch (section) {
            case IMPACTED_AREAS -> areas(section, items);
            case DATABASE_CHANGES -> migrations(section, items);
            case SECURITY_IMPACT, TESTING_COMPLETED, DEPLOYMENT_NOTES -> fields(section, line, items);
            default -> items.forEach(i -> simple(section, i));
        }
    }

    private void areas(NotesSection section, List<Node> items) {
        var seen = new HashSet<String>();
        for (Node item : items) {
            String word = simple(section, item);
            boolean none = items.size() == 1 && word.equals(NotesFormat.NONE);
            if (!word.isEmpty() && ((!none && ImpactedArea.ofLabel(word).isEmpty()) || !seen.add(word))) {
                add(
                        section.item(),
                        line(item, 1),
                        "An impacted area is one of Backend, Frontend, Database, API, Queue, Integrations, each once; or"
                                + " the only bullet is None.");
            }
        }
    }

    private void migrations(NotesSection section, List<Node> items) {
        for (Node item : items) {
            List<Node> blocks = children(item);
            if (items.size() == 1 && blocks.size() == 1 && text(blocks.get(0)).equals(NotesFormat.NONE)) {
                return;
            }
            boolean named = !blocks.isEmpty()
                    && blocks.get(0) instanceof Paragraph
                    && !value(text(blocks.get(0)), section.labels().get(0)).isEmpty();
            boolean told = blocks.size() == 2
                    && blocks.get(1) instanceof BulletList inner
                    && children(inner).size() == 1
                    && ReleaseNotes.RollbackSafe.ofLabel(value(
                                    only(children(inner).get(0)),
                                    section.labels().get(1)))
                            .isPresent();
            if (!named || !told) {
                add(
                        section.item(),
                        line(item, 1),
                        "A database change is `- Migration: name` with `- Rollback safe: Yes`, `No` or"
                                + " `Needs confirmation` below it; or the only bullet is None.");
            }
        }
    }

    private void fields(NotesSection section, int line, List<Node> items) {
        boolean free = section == NotesSection.DEPLOYMENT_NOTES;
        List<String> labels = section.labels();
        for (int i = 0; i < labels.size(); i++) {
            String value = i < items.size() ? value(only(items.get(i)), labels.get(i)) : "";
            if (free ? value.isBlank() : !value.equals("Yes") && !value.equals("No")) {
                add(
                        section.item(),
                        i < items.size() ? line(items.get(i), line) : line,
                        "Bullet " + (i + 1) + " must read `- " + labels.get(i) + ": " + (free ? "..." : "Yes")
                                + (free ? "`." : "` or `No`."));
            }
        }
        for (Node extra : items.subList(Math.min(items.size(), labels.size()), items.size())) {
            add(section.item(), line(extra, line), "This bullet is not part of the format; remove it.");
        }
    }

    /** The text of a bullet that is one paragraph; anything else is reported. */
    private String simple(NotesSection section, Node item) {
        String text = only(item);
        if (text.isBlank()) {
            add(section.item(), line(item, 1), "A bullet of `### " + section.title() + "` is one paragraph of text.");
            return "";
        }
        return text;
    }

    private static String only(Node item) {
        List<Node> blocks = children(item);
        return blocks.size() == 1 && blocks.get(0) instanceof Paragraph ? text(blocks.get(0)) : "";
    }

    private static String value(String text, String label) {
        return text.startsWith(label + ": ")
                ? text.substring(label.length() + 2).strip()
                : "";
    }

    /** HTML and images show a reader something else than a reviewer read, or nothing at all. */
    private void hidden(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock node) {
                report(node);
            }

            @Override
            public void visit(HtmlInline node) {
                report(node);
            }

            @Override
            public void visit(Image node) {
                report(node);
            }

            private void report(Node node) {
                int line = line(node, 1);
                String item = found.entrySet().stream()
                        .filter(e -> line(e.getValue(), 1) <= line)
                        .max(Comparator.comparingInt(e -> line(e.getValue(), 1)))
                        .map(e -> e.getKey().item())
                        .orElse("NOTE-01");
                add(item, line, "HTML and images are not part of the format; write plain text.");
            }
        });
    }

    /** A heading of one line and nothing but text; underlined headings take two lines. */
    private static boolean plain(Heading heading) {
        return heading.getSourceSpans().size() == 1
                && children(heading).stream().allMatch(Text.class::isInstance);
    }

    private static List<Node> children(Node parent) {
        var children = new ArrayList<Node>();
        for (Node n = parent.getFirstChild(); n != null; n = n.getNext()) {
            children.add(n);
        }
        return children;
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text t) {
                text.append(t.getLiteral());
            }

            @Override
            public void visit(Code c) {
                text.append(c.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak b) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak b) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private static int line(@Nullable Node node, int otherwise) {
        if (node == null) {
            return otherwise;
        }
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? otherwise : spans.get(0).getLineIndex() + 1;
    }

    private void add(String item, int line, String message) {
        violations.add(new NotesViolation(item, line, message));
    }
}
