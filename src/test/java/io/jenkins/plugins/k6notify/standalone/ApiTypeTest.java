package io.jenkins.plugins.k6notify.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTypeTest {

    private static final String REAL = """
            public abstract class Api<T extends Number> extends Thread implements Comparable<Api<T>> {
                public static final String NAME = "name";
                protected int more;
                protected Api() {}
                public synchronized <X extends Exception> T get(Class<? extends T> type) throws X { return null; }
                public abstract void more();
                @Deprecated public static int old(int... many) { return 0; }
                public int compareTo(Api<T> other) { return 0; }
                private void hidden() {}
            }
            """;

    @TempDir
    private Path folder;

    private List<String> differences(String standIn) throws Exception {
        return read(folder.resolve("standIn"), standIn).differencesFrom(read(folder.resolve("real"), REAL));
    }

    private static ApiType read(Path folder, String source) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Api.java"), source);
        Javac.compile(List.of(folder), folder.toString(), folder);
        Map<String, ApiType> types = ApiReader.read(List.of("Api"), folder.toString());
        return types.get("Api");
    }

    private static String standIn(String members) {
        return "public abstract class Api<T extends Number> { protected Api() {} " + members + " }";
    }

    @Test
    void standInMayHaveFewerMembers() throws Exception {
        assertThat(differences(standIn("private int own;"))).isEmpty();
    }

    @Test
    void standInMayDeclareInheritedMembers() throws Exception {
        assertThat(differences(standIn("public void run() {}"))).isEmpty();
    }

    @Test
    void fieldMayShareNameWithMethod() throws Exception {
        assertThat(differences(standIn("public abstract void more();"))).isEmpty();
    }

    @Test
    void realTypeHasNoDifferences() throws Exception {
        assertThat(differences(REAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public static final String NAME = \"other\";",
                "public static final String NAME = String.valueOf(1);",
                "public static String NAME;",
                "public <X extends Exception> Object get(Class<? extends T> type) throws X { return null; }",
                "public <X extends Exception> T get(Class<?> type) throws X { return null; }",
                "public <X extends Throwable> T get(Class<? extends T> type) throws X { return null; }",
                "public <X extends Exception> T get(Class<? extends T> type) { return null; }",
                "protected abstract void more();",
                "public void more() {}",
                "public static int old(int... many) { return 0; }",
                "@Deprecated public static int old(int[] many) { return 0; }",
                "@Deprecated public int old(int... many) { return 0; }",
                "public void unknown() {}",
                "protected Api(int i) {}"
            })
    void differentMemberIsReported(String member) throws Exception {
        assertThat(differences(standIn(member))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public class Api<T extends Number> { protected Api() {} }",
                "public abstract class Api<T> { protected Api() {} }",
                "abstract class Api<T extends Number> { protected Api() {} }",
                "@Deprecated public abstract class Api<T extends Number> { protected Api() {} }",
                "public abstract class Api<T extends Number> implements Cloneable { protected Api() {} }",
                "public abstract class Api<T extends Number> implements Comparable<String> { protected Api() {} }"
            })
    void differentTypeIsReported(String type) throws Exception {
        assertThat(differences(type)).isNotEmpty();
    }
}
