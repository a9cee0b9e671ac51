package io.jenkins.plugins.k6notify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Commands in the documentation exist, with the options shown. */
class CommandsOfDocsTest {

    private static final Path PROJECT = Path.of(System.getProperty("basedir", ""), "..", "..")
            .toAbsolutePath()
            .normalize();

    /** Ends where the shell syntax ends the command. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|[ (`])(?:\\./)?k6-notify ([a-z][^|>)]*|--\\w+)");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    /** A command and the page that shows it. */
    record Shown(Path page, List<String> words) {
        @Override
        public String toString() {
            return PROJECT.relativize(page) + ": " + String.join(" ", words);
        }
    }

    static List<Shown> commands() throws IOException {
        List<Shown> found = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(PROJECT.resolve("docs"))) {
            Stream.concat(
                            Stream.of(PROJECT.resolve("README.md"), PROJECT.resolve("CONTRIBUTING.md")),
                            pages.filter(page -> page.toString().endsWith(".md"))
                                    .sorted())
                    .forEach(page -> codeOf(page).forEach(code -> find(page, code, found)));
        }
        return found;
    }

    private static List<String> codeOf(Path page) {
        List<String> code = new ArrayList<>();
        try {
            Parser.builder()
                    .build()
                    .parse(Files.readString(page, StandardCharsets.UTF_8))
                    .accept(new AbstractVisitor() {
                        @Override
                        public void visit(Code words) {
                            code.add(words.getLiteral());
                        }

                        @Override
                        public void visit(FencedCodeBlock block) {
                            switch (block.getInfo()) {
                                case "sh" -> block.getLiteral().lines().forEach(code::add);
                                case "console" ->
                                    block.getLiteral()
                                            .lines()
                                            .filter(line -> line.startsWith("$ "))
                                            .forEach(code::add);
                                default -> {}
                            }
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code;
    }

    private static void find(Path page, String code, List<Shown> found) {
        Matcher command = COMMAND.matcher(code);
        while (command.find()) {
            List<String> words = new ArrayList<>();
            WORD.matcher(command.group(1))
                    .results()
                    .map(word -> Stream.of(word.group(1), word.group(2), word.group(3))
                            .filter(text -> text != null)
                            .findFirst()
                            .orElseThrow())
                    .forEach(words::add);
            found.add(new Shown(page, words));
        }
    }

    @Test
    void docsShowEveryCommand() throws IOException {
        assertThat(commands())
                .extracting(shown -> shown.words().get(0))
                .contains("demo", "run", "replay", "receive", "test-hook", "completion");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void parsesDocumentedCommand(Shown shown) {
        assertThat(refusal(shown.words())).isEmpty();
    }

    @Test
    void refusesUnknownCommandsAndOptions() {
        assertThat(refusal(List.of("replay", "--colour", "console.log"))).contains("Unknown option: '--colour'");
        assertThat(refusal(List.of("play", "console.log"))).isPresent();
        assertThat(refusal(List.of("replay", "--exit-code", "many", "console.log")))
                .isPresent();
    }

    /** The error of the parser. Missing parameters are no error, as pages also show parts of commands. */
    private static Optional<String> refusal(List<String> words) {
        CommandEnvironment environment = new CommandEnvironment(
                Map.of(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false,
                Clock.systemUTC());
        try {
            K6NotifyCommand.commandLine(environment).parseArgs(words.toArray(String[]::new));
            return Optional.empty();
        } catch (MissingParameterException e) {
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }
}
