package org.gradcost.results.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in a real browser that reaches no network. */
class BrowserTest {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    @TempDir
    static Path folder;

    private static ChromeDriver browser;

    /** Starts one browser, in which each test opens the page anew: a start takes longer than most of the tests. */
    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                CHROMIUM.exists() && DRIVER.exists(),
                "skipped: /usr/bin/chromium or /usr/bin/chromedriver is missing (Debian: chromium, chromium-driver)");
        List<String> families = new ArrayList<>(Runs.HOSTILE);
        families.add("chain");
        Report.write(List.of(Runs.write(folder.resolve("run"), families)), folder.resolve("out"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    @BeforeEach
    void open() {
        browser.manage().logs().get(LogType.BROWSER); // those of the tests before
        browser.manage().window().setSize(new Dimension(1280, 900));
        browser.get(folder.resolve("out/report.html").toUri().toString());
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void chartsAreDrawnWithoutErrorsOrRequests() throws InterruptedException {
        List<WebElement> charts = browser.findElements(By.cssSelector(".chart"));
        // time, overhead and memory for each of two numbers of outputs, of which one has no overhead, and a map
        assertEquals(6 * (Runs.HOSTILE.size() + 1), charts.size());
        for (WebElement chart : charts) {
            browser.executeScript("arguments[0].scrollIntoView()", chart);
            until(() -> paths(chart) > 5, "chart drawn");
        }
        assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
        assertEquals(0L, browser.executeScript("return performance.getEntriesByType('resource').length"));
        assertEquals("What does a gradient cost?", browser.getTitle()); // no name has run as a script
    }

    /** Elements are drawn in their order: what comes later hides what came before. */
    @Test
    void noGridLineIsDrawnOverAMark() throws InterruptedException {
        for (WebElement chart : browser.findElements(By.cssSelector(".chart"))) {
            browser.executeScript("arguments[0].scrollIntoView()", chart);
            until(() -> paths(chart) > 5, "chart drawn");
            Number hidden = (Number) browser.executeScript("""
                    var box = arguments[0], chart = JSON.parse(document.getElementById('data').textContent)[box.dataset.chart];
                    var colours = chart.curves.map(function (curve) { return curve.colour; });
                    var grid = 0, marks = 0, hidden = 0;
                    box.querySelectorAll('svg path').forEach(function (path) {
                      if (path.getAttribute('stroke') === '#e2e2de') { grid++; hidden = marks; }
                      if (colours.includes(path.getAttribute('stroke')) || colours.includes(path.getAttribute('fill'))) { marks++; }
                    });
                    return grid && marks ? hidden : -1;
                    """, chart);
            assertEquals(0, hidden.intValue(), chart.getDomAttribute("aria-label"));
        }
    }

    @Test
    void aSeriesIsSwitchedOffAndOnByKeyboard() throws InterruptedException {
        WebElement chart = browser.findElement(By.cssSelector(".chart"));
        browser.executeScript("arguments[0].scrollIntoView()", chart);
        until(() -> paths(chart) > 5, "chart drawn");
        Thread.sleep(Duration.ofSeconds(2).toMillis()); // the opening animation
        int before = paths(chart);
        WebElement toggle = browser.findElement(
                By.cssSelector("[data-series='" + chart.getDomAttribute("data-chart") + "'] input"));
        toggle.sendKeys(" ");
        until(() -> paths(chart) < before, "series gone");
        toggle.sendKeys(" ");
        until(() -> paths(chart) >= before, "series back");
    }

    @Test
    void tablesAreFilteredAndSortedAndNumbersLeadToTheirRows() {
        browser.findElement(By.cssSelector("[data-filter='cells-table']")).sendKeys("chain forward 1000");
        assertEquals(
                1,
                browser.findElements(By.cssSelector("#cells-table tbody tr:not([hidden])"))
                        .size());
        WebElement sort = browser.findElements(By.cssSelector("#overheads-table th button"))
                .get(0);
        sort.click();
        String first =
                browser.findElement(By.cssSelector("#overheads-table tbody td")).getText();
        sort.click();
        assertNotEquals(
                first,
                browser.findElement(By.cssSelector("#overheads-table tbody td")).getText());
        WebElement number = browser.findElement(By.cssSelector("#overheads-table td a"));
        String row = number.getDomAttribute("href").substring(1);
        number.click();
        assertEquals(row, browser.switchTo().activeElement().getDomAttribute("id"));
        assertTrue(browser.findElement(By.id(row)).isDisplayed());
    }

    /** A printer shows no chart that is not drawn at once, and no more of a chart than fits its paper. */
    @Test
    void paperHasEveryChart() {
        browser.executeScript("window.dispatchEvent(new Event('beforeprint'))");
        List<WebElement> charts = browser.findElements(By.cssSelector(".chart"));
        for (WebElement chart : charts) {
            assertTrue(paths(chart) > 5, chart.getDomAttribute("aria-label"));
            assertEquals(680, chart.findElement(By.cssSelector("svg")).getSize().getWidth());
        }
        browser.executeScript("window.dispatchEvent(new Event('afterprint'))");
        assertEquals(
                charts.get(0).getSize().getWidth(),
                charts.get(0).findElement(By.cssSelector("svg")).getSize().getWidth());
        assertEquals(List.of(), browser.manage().logs().get(LogType.BROWSER).getAll());
    }

    @Test
    void aPhoneNeedsNoScrollingAside() {
        browser.manage().window().setSize(new Dimension(390, 844));
        assertEquals(
                true,
                browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    @Test
    void aPhoneShowsTheAnswerAtOnce() {
        browser.manage().window().setSize(new Dimension(390, 844));
        Object bottom = browser.executeScript(
                "return document.querySelector('.answer').getBoundingClientRect().bottom / window.innerHeight");
        assertTrue(((Number) bottom).doubleValue() <= 1, "the answer ends at " + bottom + " of the screen");
    }

    private static int paths(WebElement chart) {
        return chart.findElements(By.cssSelector("svg path")).size();
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition, String what) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (condition.holds()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not within 10 s: " + what);
    }
}
