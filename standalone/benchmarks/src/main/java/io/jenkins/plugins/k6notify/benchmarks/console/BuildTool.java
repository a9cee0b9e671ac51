package io.jenkins.plugins.k6notify.benchmarks.console;

import java.util.Random;

/** Programs with lines as they print them, of about 90 characters on average. */
enum BuildTool {
    MAVEN {
        @Override
        String line(Random random) {
            return switch (random.nextInt(6)) {
                case 0 ->
                    "[INFO] Downloading from central: https://repository.example.org/maven/org/example/%s/%d.%d/%s.pom"
                            .formatted(
                                    any(random, ARTIFACTS),
                                    random.nextInt(9),
                                    random.nextInt(20),
                                    any(random, ARTIFACTS));
                case 1 ->
                    "[INFO] Downloaded from central: https://repository.example.org/maven/%s.jar (%d kB at 2.%d MB/s)"
                            .formatted(any(random, ARTIFACTS), random.nextInt(900), random.nextInt(9));
                case 2 ->
                    "[INFO] Tests run: %d, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.%03d s -- in %s.%sTest"
                            .formatted(
                                    random.nextInt(40),
                                    random.nextInt(999),
                                    any(random, PACKAGES),
                                    any(random, CLASSES));
                case 3 -> "[INFO] Running %s.%sTest".formatted(any(random, PACKAGES), any(random, CLASSES));
                case 4 -> "[INFO] --- surefire:3.5.2:test (default-test) @ %s ---".formatted(any(random, ARTIFACTS));
                default ->
                    "[WARNING] /var/jenkins/workspace/shop/src/main/java/%s.java:[%d,%d] unchecked method invocation"
                            .formatted(any(random, CLASSES), random.nextInt(400), random.nextInt(80));
            };
        }
    },
    STACK_TRACE {
        @Override
        String line(Random random) {
            return random.nextInt(30) == 0
                    ? "java.lang.IllegalStateException: cannot place order %d".formatted(random.nextInt(100_000))
                    : "\tat %s.%s.%s(%s.java:%d)"
                            .formatted(
                                    any(random, PACKAGES),
                                    any(random, CLASSES),
                                    any(random, METHODS),
                                    any(random, CLASSES),
                                    random.nextInt(900));
        }
    },
    NPM {
        @Override
        String line(Random random) {
            return switch (random.nextInt(4)) {
                case 0 ->
                    "npm warn deprecated %s@%d.1.0: this package is no longer supported, use something else"
                            .formatted(any(random, ARTIFACTS), random.nextInt(9));
                case 1 ->
                    "npm http fetch GET 200 https://packages.example.org/%s %dms (cache miss)"
                            .formatted(any(random, ARTIFACTS), random.nextInt(900));
                case 2 ->
                    "added %d packages, and audited %d packages in %ds"
                            .formatted(random.nextInt(900), random.nextInt(900), random.nextInt(60));
                default ->
                    "  %s  >=%d.0.0 severity moderate fix available via npm audit fix"
                            .formatted(any(random, ARTIFACTS), random.nextInt(9));
            };
        }
    },
    COMPILER {
        @Override
        String line(Random random) {
            return switch (random.nextInt(3)) {
                case 0 ->
                    "gcc -O2 -Wall -Iinclude -c -o build/%s%d.o src/%s.c"
                            .formatted(any(random, METHODS), random.nextInt(99), any(random, METHODS));
                case 1 ->
                    "src/%s.c:%d:%d: warning: unused variable 'x%d' [-Wunused-variable]"
                            .formatted(
                                    any(random, METHODS), random.nextInt(900), random.nextInt(80), random.nextInt(99));
                default ->
                    "[ %d%%] Building C object CMakeFiles/%s.dir/src/%s.c.o"
                            .formatted(random.nextInt(100), any(random, ARTIFACTS), any(random, METHODS));
            };
        }
    },
    APPLICATION {
        @Override
        String line(Random random) {
            return "2026-11-23 07:%02d:%02d.%03d  INFO 4711 --- [nio-8080-exec-%d] %s.%s : handled request in %d ms"
                    .formatted(
                            random.nextInt(60),
                            random.nextInt(60),
                            random.nextInt(1000),
                            random.nextInt(9),
                            any(random, PACKAGES),
                            any(random, CLASSES),
                            random.nextInt(900));
        }
    },
    DOCKER {
        @Override
        String line(Random random) {
            return "#%d %d.%03d Get:%d http://mirror.example.org/debian trixie/main amd64 %s amd64 %d.1-1 [%d kB]"
                    .formatted(
                            random.nextInt(30),
                            random.nextInt(99),
                            random.nextInt(999),
                            random.nextInt(400),
                            any(random, ARTIFACTS),
                            random.nextInt(9),
                            random.nextInt(900));
        }
    },
    GRADLE {
        @Override
        String line(Random random) {
            return random.nextInt(3) == 0
                    ? "> Task :%s:compileJava UP-TO-DATE because nothing has changed since the last build"
                            .formatted(any(random, ARTIFACTS))
                    : "Checking %s for updates of %s in %s done in %d ms"
                            .formatted(
                                    any(random, ARTIFACTS),
                                    any(random, CLASSES),
                                    any(random, PACKAGES),
                                    random.nextInt(99));
        }
    };

    private static final String[] PACKAGES = {
        "com.example.shop.order",
        "com.example.shop.cart",
        "org.springframework.web.servlet",
        "org.apache.catalina.core",
        "java.base/java.util.concurrent",
        "org.junit.platform.engine",
        "io.netty.channel.nio"
    };
    private static final String[] CLASSES = {
        "OrderService",
        "CartController",
        "DispatcherServlet",
        "ThreadPoolExecutor",
        "NodeTestTask",
        "AbstractChannel",
        "PaymentGateway",
        "InvoiceRepository",
        "LoginFilter"
    };
    private static final String[] METHODS = {
        "handle", "doFilter", "invoke", "run", "execute", "accept", "placeOrder", "findById", "commit", "lambda$main$0"
    };
    private static final String[] ARTIFACTS = {
        "commons-io",
        "jackson-databind",
        "guava",
        "slf4j-api",
        "junit-jupiter-engine",
        "spring-web",
        "netty-codec-http",
        "maven-shared-utils",
        "plexus-utils"
    };

    /** Returns a line without its end. */
    abstract String line(Random random);

    private static String any(Random random, String[] words) {
        return words[random.nextInt(words.length)];
    }
}
