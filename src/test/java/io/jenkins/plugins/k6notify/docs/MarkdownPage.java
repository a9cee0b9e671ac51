package io.jenkins.plugins.k6notify.docs;

import io.jenkins.plugins.k6notify.support.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page of the documentation, parsed as by GitHub. */
public final class MarkdownPage {

    /**
     * A fenced block of code.
     *
     * @param page the path from the root of the project, {@code docs/recipes.md}
     * @param line the line of its fence, counted from 1
     * @param language the language of its fence; empty for none
     * @param code the text between the fences
     * @param comment the HTML comment right before it, without its delimiters; empty for none
     */
    public record Block(String page, int line, String language, String code, String comment) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private final Path file;
    private final Node document;

    private MarkdownPage(Path file) {
        this.file = file;
        try {
            document = PARSER.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name the path from the root of the project */
    public static MarkdownPage of(String name) {
        return new MarkdownPage(Project.file(name));
    }

    /** The README, and all pages in {@code docs}. */
    public static List<MarkdownPage> all() {
        return Stream.concat(
                        Stream.of(Project.file("README.md"), Project.file("CONTRIBUTING.md")),
                        Project.files("docs", ".md").stream())
                .map(MarkdownPage::new)
                .toList();
    }

    /** All blocks of code in one of these languages. */
    public static List<Block> blocks(String... languages) {
        return all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> List.of(languages).contains(block.language()))
                .toList();
    }

    Path file() {
        return file;
    }

    /** The targets of links and images, as they are written. */
    List<String> destinations() {
        List<String> destinations = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                destinations.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                destinations.add(image.getDestination());
            }
        });
        return destinations;
    }

    /** Images without alternative text. */
    List<String> imagesWithoutText() {
        List<String> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                if (text(image).isBlank()) {
                    found.add(image.getDestination());
                }
            }
        });
        return found;
    }

    /** The anchors of the page, without {@code #}. */
    Set<String> anchors() {
        IdGenerator ids = IdGenerator.builder().build();
        Set<String> anchors = new TreeSet<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                anchors.add(ids.generateId(text(heading)));
            }
        });
        return anchors;
    }

    /** The anchors of the sections below the title, without {@code #}. */
    List<String> sections() {
        IdGenerator ids = IdGenerator.builder().build();
        List<String> sections = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                String anchor = ids.generateId(text(heading));
                if (heading.getLevel() == 2) {
                    sections.add(anchor);
                }
            }
        });
        return sections;
    }

    /** The anchors in the list of contents, which is above the first section; empty for a page without one. */
    List<String> contents() {
        List<String> contents = new ArrayList<>();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading && heading.getLevel() == 2) {
                break;
            }
            if (block instanceof ListBlock) {
                block.accept(new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        if (link.getDestination().startsWith("#")) {
                            contents.add(link.getDestination().substring(1));
                        }
                    }
                });
            }
        }
        return contents;
    }

    public List<Block> blocks() {
        String page = toString();
        List<Block> blocks = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String comment = block.getPrevious() instanceof HtmlBlock html ? html.getLiteral() : "";
                blocks.add(new Block(
                        page,
                        block.getSourceSpans().get(0).getLineIndex() + 1,
                        block.getInfo() == null ? "" : block.getInfo(),
                        block.getLiteral(),
                        comment.startsWith("<!--")
                                ? comment.replaceAll("^<!--|-->$", "").strip()
                                : ""));
            }
        });
        return blocks;
    }

    /** Inline code, outside of blocks. */
    public List<String> inlineCode() {
        List<String> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Code code) {
                found.add(code.getLiteral());
            }
        });
        return found;
    }

    /** Text in italics: labels of forms and pages, and emphasized words. */
    List<String> emphasized() {
        List<String> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Emphasis emphasis) {
                found.add(text(emphasis));
            }
        });
        return found;
    }

    /**
     * The text of the rows of a table, below its header.
     *
     * @param columns the header, as in the source: {@code | kind | text |}
     */
    public List<List<String>> rows(String columns) {
        List<List<String>> rows = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                boolean isWanted = node instanceof TableHead head
                        && columns.equals("| " + String.join(" | ", cells(head.getFirstChild())) + " |");
                Node body = isWanted ? node.getNext() : null;
                for (Node row = body == null ? null : body.getFirstChild(); row != null; row = row.getNext()) {
                    rows.add(cells(row));
                }
            }
        });
        return rows;
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(text(cell));
        }
        return cells;
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

    @Override
    public String toString() {
        return Project.ROOT.relativize(file).toString().replace('\\', '/');
    }
}
