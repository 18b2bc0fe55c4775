package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every link from page to page, heading, picture or source leads somewhere, and every page can be found from the README. */
class DocsLinksTest {

    private static final Path README = Path.of("README.md");
    private static final Path DOCS = Path.of("src/docs");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    private final Map<Path, Page> pages = new HashMap<>();

    /** What a page links to, and the anchors of its headings as GitHub makes them. */
    private record Page(List<String> links, Set<String> anchors) {}

    DocsLinksTest() throws IOException {
        pages.put(README, page(README));
        try (Stream<Path> files = Files.walk(DOCS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                pages.put(file, page(file));
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Set<String> broken = new TreeSet<>();
        pages.forEach((file, page) -> page.links().stream()
                .filter(link -> !leadsSomewhere(file, link))
                .forEach(link -> broken.add(file + ": " + link)));

        assertThat(broken).as("links to a file or heading that is not there").isEmpty();
    }

    @Test
    void everyPageIsFoundFromTheReadme() {
        assertThat(notReached(pages.keySet())).as("pages that no page leads to").isEmpty();
    }

    @Test
    void everyPictureIsShown() throws IOException {
        try (Stream<Path> pictures = Files.walk(DOCS.resolve("images"))) {
            assertThat(notReached(pictures.filter(Files::isRegularFile).toList()))
                    .as("pictures that no page shows")
                    .isEmpty();
        }
    }

    private Set<Path> notReached(Collection<Path> files) {
        Set<Path> missing = new TreeSet<>(files);
        missing.removeAll(reached());
        return missing;
    }

    private boolean leadsSomewhere(Path file, String link) {
        Path target = target(file, link);
        if (!Files.exists(target)) {
            return false;
        }
        int anchor = link.indexOf('#');
        return anchor < 0
                || (pages.containsKey(target) && pages.get(target).anchors().contains(link.substring(anchor + 1)));
    }

    private static Path target(Path file, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    /** Everything that is linked, from page to page, beginning with the README. */
    private Set<Path> reached() {
        Set<Path> reached = new LinkedHashSet<>(Set.of(README));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Path file = open.remove();
            if (pages.containsKey(file)) {
                pages.get(file).links().stream()
                        .map(link -> target(file, link))
                        .filter(reached::add)
                        .forEach(open::add);
            }
        }
        return reached;
    }

    private static Page page(Path file) {
        List<String> links = new ArrayList<>();
        Map<String, Integer> headings = new HashMap<>();
        Set<String> anchors = new TreeSet<>();
        try {
            Parser.builder().build().parse(Files.readString(file)).accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    add(link.getDestination());
                    visitChildren(link);
                }

                @Override
                public void visit(Image image) {
                    add(image.getDestination());
                }

                @Override
                public void visit(Heading heading) {
                    String anchor = anchor(text(heading));
                    int before = headings.merge(anchor, 1, Integer::sum) - 1;
                    anchors.add(before == 0 ? anchor : anchor + '-' + before);
                    visitChildren(heading);
                }

                private void add(String destination) {
                    if (!ELSEWHERE.matcher(destination).matches()) {
                        links.add(destination);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Page(links, anchors);
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
