package io.jenkins.plugins.k6notify.engine.delivery.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.k6notify.engine.delivery.mail.ScriptedSmtpServer;
import io.jenkins.plugins.k6notify.engine.delivery.slack.FakeSlackApi;
import io.jenkins.plugins.k6notify.engine.delivery.slack.FakeSlackApi.Shown;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that submits and delivers, 200 times at a random point, and starts another one on the same outbox.
 * Verifies that submitted messages arrive in order, that repetitions have the same ID, that each run has its message and
 * reply in Slack, where a kill can leave a second one, and its two e-mails, which a kill can repeat.
 */
class KilledServiceTest {

    private static final int ROUNDS = 200;
    private static final int AT_A_TIME = 2;
    private static final int EVENTS = 20;
    private static final long SEED = 20261123;

    /** The beginnings of the names of the jars that the process needs. */
    private static final List<String> LIBRARIES =
            List.of("jackson-", "angus-mail", "angus-activation", "jakarta.mail-api", "jakarta.activation-api");

    private record Handed(String id, String key, int number) {}

    private record Arrival(String id, String body) {}

    @TempDir
    private Path directory;

    private final List<Handed> handed = new CopyOnWriteArrayList<>();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Map<String, KillPoint> killPoints = new ConcurrentHashMap<>();
    private final List<String> runsForSlack = new CopyOnWriteArrayList<>();
    private final List<String> runsForMail = new CopyOnWriteArrayList<>();
    private final Set<String> killedRounds = ConcurrentHashMap.newKeySet();
    private HttpServer receiver;
    private FakeSlackApi slack;
    private ScriptedSmtpServer mailServer;
    private String classPath;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::receive);
        receiver.start();
        slack = new FakeSlackApi();
        // The child may be killed between the effect of a call and its answer.
        slack.onCall(path -> killPoints.get(round(path)).request());
        mailServer = new ScriptedSmtpServer();
        mailServer.onMail(mail -> killPoints.get(ArrivedMails.round(mail)).request());
    }

    private static String round(String path) {
        return path.substring(0, path.indexOf('/', 1));
    }

    /** Java starts faster with a class data archive, which can be made of jars only. */
    @BeforeEach
    void makeArchiveOfClasses() throws Exception {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                String jar = directory.resolve("classes" + jars.size() + ".jar").toString();
                ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "cf", jar, "-C", entry, ".");
                jars.add(jar);
            } else if (LIBRARIES.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith)) {
                jars.add(entry);
            }
        }
        classPath = String.join(File.pathSeparator, jars);
        assertThat(round("-XX:ArchiveClassesAtExit=", 0, EVENTS, 998, null)).isZero();
    }

    @AfterEach
    void stopReceiver() throws IOException {
        receiver.stop(0);
        slack.close();
        mailServer.close();
        ((ExecutorService) receiver.getExecutor()).shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            arrivals.add(new Arrival(exchange.getRequestHeaders().getFirst("X-LoadImpact-ID"), body));
            // Before the response: the child may be killed between the arrival and its confirmation.
            killPoints.get(exchange.getRequestURI().getPath()).request();
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Test
    @Timeout(1200)
    void killedServiceLosesNoMessage() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Void>> rows = new ArrayList<>();
            for (int row = 0; row < AT_A_TIME; row++) {
                rows.add(threads.submit(row(row)));
            }
            for (Future<Void> row : rows) {
                row.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(killedRounds.size()).as("rounds that ended by the kill").isGreaterThan(ROUNDS / 2);
        assertThat(handed).hasSizeGreaterThan(ROUNDS);
        List<String> ids = arrivals.stream().map(Arrival::id).distinct().toList();
        assertThat(ids).containsAll(handed.stream().map(Handed::id).toList());
        assertThat(arrivals).allMatch(arrival -> arrival.body().equals("body of " + arrival.id()));
        Map<String, List<Handed>> keys = handed.stream().collect(Collectors.groupingBy(Handed::key));
        assertThat(keys.values())
                .allSatisfy(key -> assertThat(key.stream().map(sent -> ids.indexOf(sent.id())))
                        .isSorted());
        checkSlack();
        assertThat(runsForMail).hasSizeGreaterThan(ROUNDS / 2);
        ArrivedMails mails = new ArrivedMails(mailServer.mails());
        mails.checkThreads(runsForMail);
        new RepeatedMessages("E-mail", mails.roundsById()).check(runsForMail, killedRounds);
    }

    /** Each submitted run has a message with its end and a reply; other messages are from a call that was repeated. */
    private void checkSlack() {
        List<Shown> messages = slack.messages();
        Map<String, Shown> ended = messages.stream()
                .filter(message -> message.text().startsWith("finished "))
                .collect(Collectors.toMap(
                        message -> message.text().substring("finished ".length()),
                        message -> message,
                        (earlier, later) -> later));
        assertThat(runsForSlack).hasSizeGreaterThan(ROUNDS / 2);
        assertThat(ended).containsKeys(runsForSlack.toArray(String[]::new));
        assertThat(ended.values())
                .allSatisfy(message -> assertThat(slack.replies(message))
                        .isNotEmpty()
                        .allMatch(reply -> reply.text().equals(message.text().replace("finished ", "reply "))));

        Map<String, List<String>> roundsOfPosts = slack.calls().stream()
                .filter(call -> call.method().equals("chat.postMessage"))
                .collect(Collectors.groupingBy(
                        call -> call.arguments().path("text").asText(),
                        Collectors.mapping(call -> round(call.path()), Collectors.toList())));
        new RepeatedMessages("Slack", roundsOfPosts).check(runsForSlack, killedRounds);
    }

    /** Consecutive rounds on one outbox, the last of them without a kill. */
    private Callable<Void> row(int row) {
        Random random = new Random(SEED + row);
        return () -> {
            for (int round = 0; round < ROUNDS / AT_A_TIME; round++) {
                round("-XX:SharedArchiveFile=", row, EVENTS, row * 1000L + round, new KillPoint(random, EVENTS));
            }
            int exit = round("-XX:SharedArchiveFile=", row, 0, row * 1000L + 999, null);
            assertThat(exit).as("of the last, undisturbed round").isZero();
            return null;
        };
    }

    private int round(String archiveOption, int row, int events, long seed, KillPoint killPoint) throws Exception {
        String path = "/" + seed;
        KillPoint point = killPoint == null ? new KillPoint(new Random(), EVENTS) : killPoint;
        killPoints.put(path, point);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        archiveOption + directory.resolve("classes.jsa"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        CrashingService.class.getName(),
                        directory.resolve("outbox" + row).toString(),
                        "http://127.0.0.1:" + receiver.getAddress().getPort() + path,
                        Integer.toString(events),
                        Long.toString(seed),
                        slack.uri(path + "/api/").toString(),
                        Integer.toString(mailServer.port()))
                .redirectErrorStream(true)
                .start();
        if (killPoint != null) {
            point.victim(child);
        }
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("handed") && words.length == 4) {
                    handed.add(new Handed(words[1], words[2], Integer.parseInt(words[3])));
                    point.line();
                } else if (words[0].equals("slack") && words.length == 2) {
                    runsForSlack.add(words[1]);
                } else if (words[0].equals("mail") && words.length == 2) {
                    runsForMail.add(words[1]);
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (child.exitValue() != 0) {
            killedRounds.add(path);
        }
        return child.exitValue();
    }
}
