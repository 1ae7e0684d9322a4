package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcost.limits.KernelTimer;
import org.gradcost.limits.LimitsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code limits}: all gradients in C++ agree with those by hand, and a row of each contender is in table and file. */
class LimitsCommandTest {

    @TempDir
    Path folder;

    @Test
    void everyFamilyAgreesWithItsCpp() throws IOException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "g++"))),
                "g++ is not installed");
        Path file = folder.resolve("limits.csv");
        Answer answer = Answer.to("limits", "--rounds", "1", "--milliseconds", "1", "--out", file.toString());
        assertEquals(0, answer.exit(), answer.err());
        List<String> rows = Files.readAllLines(file);
        for (String family : KernelTimer.families()) {
            for (String contender : List.of(",C++ strict,", ",C++ fast,", ",primal,", ",hand,")) {
                assertTrue(
                        rows.stream().anyMatch(row -> row.startsWith(family + ",") && row.contains(contender)),
                        family + contender);
            }
            assertTrue(answer.out().contains(family), answer.out());
        }
    }

    /** The results of all forms of a function agree, or the command fails. */
    @Test
    void functionsAreMeasuredBesideMath() throws IOException {
        Path file = folder.resolve("functions.csv");
        Answer answer =
                Answer.to("limits", "--functions", "--rounds", "1", "--milliseconds", "1", "--out", file.toString());
        assertEquals(0, answer.exit(), answer.err());
        List<String> rows = Files.readAllLines(file);
        for (String function : List.of("exp", "log", "tanh", "sigmoid", "softplus", "expm1", "log1p")) {
            assertTrue(rows.stream().anyMatch(row -> row.startsWith(function + ",1000,function,Math,")), function);
            assertTrue(
                    rows.stream().anyMatch(row -> row.startsWith(function + ",1000,function,Elementary,")), function);
        }
        assertEquals(
                4,
                rows.stream()
                        .filter(row -> row.contains(",Elementary of arrays,"))
                        .count());
        assertTrue(answer.out().contains("CPU in Math"), answer.out());
    }

    /** A table of the document is the one that the command prints of its file. */
    @Test
    void theTablesOfTheDocumentAreThoseOfTheirFiles() throws IOException {
        Matcher table = Pattern.compile("<!-- limits --table (\\S+) -->\n(.*?)<!-- end -->", Pattern.DOTALL)
                .matcher(Documents.text(Documents.ROOT.resolve("bench/limits.md")));
        int tables = 0;
        while (table.find()) {
            assertEquals(Answer.to("limits", "--table", table.group(1)).out(), table.group(2));
            tables++;
        }
        assertEquals(2, tables);
    }

    /** An option without an effect is refused: before anything is read or measured. */
    @Test
    void optionsThatDoNotApplyAreRefused() {
        for (String option : List.of(
                "--families=product",
                "--rounds=3",
                "--milliseconds=5",
                "--compiler=g++",
                "--kernels=plain",
                "--functions",
                "--out=rows.csv")) {
            Answer.to("limits", "--table", "no-such-file", option)
                    .assertRefused(
                            option.replaceAll("=.*", "") + " cannot be combined with --table, which prints a file");
        }
        Answer.to("limits", "--functions", "--compiler=g++")
                .assertRefused("--compiler cannot be combined with --functions, which measures functions");
        Answer.to("limits", "--functions", "--families=product")
                .assertRefused("--families cannot be combined with --functions, which measures functions");
    }

    @Test
    void aFileWithoutRowsIsRefusedInOneLine() throws IOException {
        Path file = Files.write(folder.resolve("header.csv"), LimitsFile.encode(List.of()));
        Answer.to("limits", "--table", file.toString())
                .assertRefused(file + ": contains no rows, must contain at least one below the header");
    }

    @Test
    void whatCannotBeMeasuredIsRefusedInOneLine() {
        Answer missing = Answer.to("limits", "--compiler", "no-such-compiler");
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("no-such-compiler cannot be started"), missing.err());
        assertEquals(2, Answer.to("limits", "--rounds", "0").exit());
        Answer family = Answer.to("limits", "--families", "svm", "--compiler", "true");
        assertEquals(2, family.exit());
        assertTrue(family.err().contains("no C++ of family \"svm\""), family.err());
    }
}
