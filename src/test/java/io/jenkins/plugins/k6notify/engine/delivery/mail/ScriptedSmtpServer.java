package io.jenkins.plugins.k6notify.engine.delivery.mail;

import jakarta.mail.Session;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A mail server with the replies of a test, which GreenMail cannot give; accepts everything by default. */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** Names of the greeting and of the end of an e-mail among the commands. */
    static final String GREETING = "GREETING";

    static final String END = "END";

    /** Replies that are none: closes the connection, waits, sends a byte from time to time, sends without end. */
    static final String CLOSE = "<close>";

    static final String SILENCE = "<silence>";
    static final String DRIP = "<drip>";
    static final String FLOOD = "<flood>";

    /** An e-mail that was accepted. */
    public record Mail(List<String> recipients, String data) {}

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<String>> replies = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();
    private volatile Consumer<Mail> onMail = mail -> {};

    public ScriptedSmtpServer() throws IOException {
        threads.execute(this::accept);
    }

    /**
     * Sets the replies to a command.
     *
     * @param command the beginning of the command, {@link #GREETING} or {@link #END}
     * @param inOrder the replies in their order; the last one is repeated
     */
    ScriptedSmtpServer reply(String command, String... inOrder) {
        replies.put(command, new ArrayDeque<>(List.of(inOrder)));
        return this;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Returns a session as the Mailer plugin creates it, without a password. */
    public Session session() {
        return Session.getInstance(properties());
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port()));
        return properties;
    }

    /** Sets an action that is called with each e-mail after it was accepted, before the reply. */
    public void onMail(Consumer<Mail> action) {
        onMail = action;
    }

    /** Returns the e-mails in the order in which they were accepted. */
    public List<Mail> mails() {
        return mails;
    }

    List<String> commands() {
        return commands;
    }

    int connections() {
        return connections.size();
    }

    /** Counted down when the server sends one of the replies that are none. */
    CountDownLatch reached() {
        return reached;
    }

    /** Returns the number of connections that the client has not closed. */
    int open() {
        return open.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                open.incrementAndGet();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            List<String> recipients = new ArrayList<>();
            send(connection, next(GREETING, "220 ready"));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String reply = next(line, line.startsWith("DATA") ? "354 go on" : "250 ok");
                send(connection, reply);
                if (line.startsWith("RCPT") && reply.startsWith("2")) {
                    recipients.add(line.replaceFirst("RCPT TO:<(.*)>.*", "$1"));
                } else if (line.startsWith("DATA") && reply.startsWith("3")) {
                    String data = data(in);
                    String end = next(END, "250 queued");
                    if (end.startsWith("2")) {
                        Mail mail = new Mail(List.copyOf(recipients), data);
                        mails.add(mail);
                        onMail.accept(mail);
                    }
                    recipients.clear();
                    send(connection, end);
                }
            }
        } catch (IOException e) {
            // The client closed the connection, or the test has ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("closed before the end of the e-mail, which is therefore not accepted");
            }
            data.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return data.toString();
    }

    private String next(String command, String otherwise) {
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> {
                    Deque<String> inOrder = entry.getValue();
                    synchronized (inOrder) {
                        return inOrder.size() > 1 ? inOrder.remove() : inOrder.element();
                    }
                })
                .orElse(otherwise);
    }

    private void send(Socket connection, String reply) throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        switch (reply) {
            case CLOSE -> throw new IOException("closed by the test");
            case SILENCE -> {
                reached.countDown();
                connection.getInputStream().read();
            }
            case DRIP -> {
                reached.countDown();
                while (!stopped.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('2');
                }
            }
            case FLOOD -> {
                byte[] line = ("250-" + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                while (stopped.getCount() > 0) {
                    out.write(line);
                }
            }
            default -> out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        stopped.countDown();
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
