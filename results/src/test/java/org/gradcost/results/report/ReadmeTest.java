package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The result tables of the README against the runs that they claim to come from. A table stands between
 * {@code <!-- tables/overheads.md of results/data/NAME -->} and {@code <!-- end -->}, and is what {@code report} makes.
 */
class ReadmeTest {
    private static final Pattern TABLE =
            Pattern.compile("<!-- (tables/\\S+\\.md) of (\\S+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void itsTablesAreThoseOfTheirRuns() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        Path readme = root.resolve("README.md");
        assumeTrue(Files.exists(readme), "skipped: there is no README.md");
        int tables = check(root, Files.readString(readme));
        assumeTrue(tables > 0, "skipped: README.md has no table that names its run");
    }

    @Test
    void aDoctoredTableIsFound() throws IOException {
        Runs.write(folder.resolve("run"), List.of("chain"));
        String table = new String(Report.of(List.of(folder.resolve("run"))).get("tables/overheads.md"), UTF_8);
        String readme = "<!-- tables/overheads.md of run -->\n" + table + "<!-- end -->\n";
        assertEquals(1, check(folder, readme));
        assertThrows(AssertionError.class, () -> check(folder, readme.replaceFirst("\\| 1\\d", "| 9")));
    }

    private static int check(Path root, String readme) {
        Matcher table = TABLE.matcher(readme.replace("\r\n", "\n"));
        int tables = 0;
        while (table.find()) {
            byte[] made = Report.of(List.of(root.resolve(table.group(2)))).get(table.group(1));
            assertEquals(new String(made, UTF_8).strip(), table.group(3).strip(), table.group(1));
            tables++;
        }
        return tables;
    }
}
