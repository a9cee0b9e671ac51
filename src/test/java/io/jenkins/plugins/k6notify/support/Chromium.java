package io.jenkins.plugins.k6notify.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of the operating system, without a window; downloads nothing. */
public final class Chromium implements AutoCloseable {

    // Disables transitions: fading elements have less contrast, which axe would report.
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--force-prefers-reduced-motion",
            "--hide-scrollbars",
            "--lang=en-US",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    /** Lacks classes for this version of Chromium, which are not needed here. */
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts Chromium, or skips the test if it is not installed.
     *
     * @param profile an empty directory
     */
    public static Chromium start(Path profile) {
        Optional<Path> browser = Stream.of(
                        Optional.ofNullable(System.getenv("CHROME_BIN")).map(Path::of),
                        onPath("chromium"),
                        onPath("google-chrome"))
                .flatMap(Optional::stream)
                .findFirst();
        assumeTrue(browser.isPresent(), "no Chromium found: install Debian's chromium package");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(chromedriver.isPresent(), "no chromedriver found: install Debian's chromium-driver package");
        VERSIONS.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(ARGUMENTS);
        options.addArguments("--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    public void open(URI uri) {
        driver.get(uri.toString());
    }

    /** Opens an empty page, and discards previous errors. */
    public void leave() {
        driver.get("about:blank");
        errors();
    }

    public URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    public String title() {
        return driver.getTitle();
    }

    /** Sets the size in CSS pixels; a width below 600 is shown as on a phone. */
    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** @param scheme {@code light} or {@code dark} */
    public void prefers(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Moves the mouse to a place within an element, from 0, 0 (upper left corner) to 1, 1 (lower right corner). */
    public void hover(String selector, double across, double down) {
        Rectangle box = one(selector).getRect();
        driver.executeCdpCommand(
                "Input.dispatchMouseEvent",
                Map.of("type", "mouseMoved", "x", box.x + across * box.width, "y", box.y + down * box.height));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    public WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public void press(CharSequence... keys) {
        focused().sendKeys(keys);
    }

    /** Returns the text of the document in a frame. */
    public String textOfFrame(String selector) {
        driver.switchTo().frame(one(selector));
        try {
            return driver.findElement(By.tagName("body")).getText();
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    /** Returns a computed CSS property of an element in a frame. */
    public String frameStyle(String frame, String selector, String property) {
        driver.switchTo().frame(one(frame));
        try {
            return one(selector).getCssValue(property);
        } finally {
            driver.switchTo().defaultContent();
        }
    }

    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Errors and warnings on the console since the last call, with violations of the Content Security Policy. */
    public List<String> errors() {
        return console(Level.WARNING);
    }

    /**
     * The messages on the console since the last call with this level or a higher one. Errors are {@link Level#SEVERE}.
     */
    public List<String> console(Level least) {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= least.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The accessibility violations that axe finds, of any impact. */
    public List<String> barriers() {
        return barriers(List.of(), List.of());
    }

    /**
     * As {@link #barriers()}, in a part of the page.
     *
     * @param within selectors of the parts to check; empty for the whole page
     * @param without selectors of the parts to leave out
     */
    public List<String> barriers(List<String> within, List<String> without) {
        finishTransitions();
        AxeBuilder axe = new AxeBuilder();
        within.forEach(axe::include);
        without.forEach(axe::exclude);
        return axe.analyze(driver).getViolations().stream()
                .map(Chromium::describe)
                .toList();
    }

    /** Colours in the middle of a transition, as after a change of the colour scheme, have no contrast to speak of. */
    private void finishTransitions() {
        driver.executeAsyncScript("const done = arguments[0];"
                + "requestAnimationFrame(() => requestAnimationFrame(() => {"
                + " document.getAnimations().filter(one => Number.isFinite(one.effect.getComputedTiming().endTime))"
                + ".forEach(one => one.finish()); done(); }));");
    }

    /**
     * Draws a part of the page as a PNG, in CSS pixels from its upper left corner, also below the edge of the window.
     */
    public void draw(Path file, int x, int y, int width, int height) throws IOException {
        Map<String, Object> drawn = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", x, "y", y, "width", width, "height", height, "scale", 1)));
        Files.write(file, Base64.getDecoder().decode((String) drawn.get("data")));
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static String describe(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
