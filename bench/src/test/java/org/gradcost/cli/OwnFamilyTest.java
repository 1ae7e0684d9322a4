package org.gradcost.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise of this module's README: a function of one's own is one file, and appears in every command. */
class OwnFamilyTest {

    @TempDir
    private Path folder;

    @Test
    void aFamilyOfTheUsersIsFoundOnTheClassPath() throws IOException, InterruptedException {
        own().compile("LogSum.java", "import org.gradcost.family");

        List<String> said = own().inTurn(List.of(
                List.of("families"),
                List.of("check", "--family", "log-sum", "--n", "10"),
                List.of("advise", "--family", "log-sum", "--n", "10", "--seconds", "2")));
        assertTrue(said.get(0).contains("log-sum"));
        String checked = said.get(1);
        String documented = Documents.blocks(Documents.BENCH).stream()
                .map(Documents.Block::text)
                .filter(text -> text.startsWith(" family") && text.contains(" log-sum "))
                .findFirst()
                .orElseThrow();
        assertEquals(
                documented.strip().lines().toList(),
                checked.strip().lines().map(String::stripTrailing).toList());
        String advised = said.get(2);
        assertTrue(advised.startsWith("Use "), advised);
        assertTrue(advised.contains("ScalarCircuit f = (ScalarCircuit) new LogSum().problem(10, 1);"), advised);
    }

    /** What makes a registry impossible is said in a line, and no class that failed to begin is named. */
    @Test
    void twoFamiliesOfOneNameAreRefusedInALine() throws IOException, InterruptedException {
        String source = OwnClass.readmeExample("import org.gradcost.family").replace("\"log-sum\"", "\"product\"");
        own().compile(Files.writeString(folder.resolve("LogSum.java"), source));
        for (String command : List.of("families", "check")) { // in a JVM each, since a registry is made only once
            String said = own().refusal(command);
            assertTrue(said.startsWith("two families are called \"product\": "), said);
            assertEquals(1, said.lines().count(), said);
        }
    }

    /** A function without a gradient by hand is checked and measured; a refusal of a mode is no failure of a sweep. */
    @Test
    void aFamilyNeedsNoGradientByHandAndMayBranchOnValues() throws IOException, InterruptedException {
        String source = OwnClass.readmeExample("import org.gradcost.family");
        int gradient = source.indexOf("        /** The gradient by hand");
        source = source.substring(0, gradient) + "    }\n}\n";
        source = source.replace(
                "return Functions.sum(x.length, i -> x[i].exp()).log();",
                "T sum = x[0].getReal() < 9 ? x[0].exp() : x[0];"
                        + " for (int i = 1; i < x.length; i++) { sum = sum.add(x[i].exp()); } return sum.log();");
        own().compile(Files.writeString(folder.resolve("LogSum.java"), source));
        leaveAModeWhereNoJvmFindsIt();

        List<String> sweep = List.of(
                "sweep",
                "--profile",
                "smoke",
                "--family",
                "log-sum",
                "--n",
                "5",
                "--modes",
                "hand,reverse,reverse-compiled",
                "--out",
                folder.resolve("without").toString());
        List<String> resume =
                Stream.concat(sweep.stream(), Stream.of("--resume")).toList();
        List<String> said = own().inTurn(List.of(List.of("check", "--family", "log-sum", "--n", "20"), sweep, resume));
        String checked = said.get(0);
        assertTrue(checked.contains("all right"), checked);
        assertTrue(checked.contains("hand is left out: log-sum has no derivatives by hand"), checked);
        assertTrue(checked.contains("hint: log-sum at n = 100 adds 100 terms one by one"), checked);
        assertTrue(checked.contains("refused, see (1)"), checked);
        assertEquals(
                1,
                checked.lines()
                        .filter(line -> line.contains("input 0: its value is read"))
                        .count(),
                checked);
        String swept = said.get(1);
        assertTrue(swept.contains("3 cells"), swept);
        assertTrue(swept.contains("hand is left out: log-sum has no derivatives by hand"), swept);
        assertTrue(swept.contains("Left out: ") && swept.contains("Functions.ifLess"), swept);
        assertFalse(swept.contains("FAILED"), swept);
        String resumed = said.get(2);
        assertTrue(
                resumed.strip()
                        .endsWith(": nothing to measure: each cell has the precision or the rounds that were requested,"
                                + " apart from 1 cell left out (environment.json has the reason); give a smaller"
                                + " --precision"),
                resumed);
    }

    /** Puts a mode into a folder below one of the class path, as of a build of something else. */
    private void leaveAModeWhereNoJvmFindsIt() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        own().compile("Structures.java", "import java.util.List;\nimport java.util.function.IntToDoubleFunction;");
        Files.move(folder.resolve("Structures.class"), elsewhere.resolve("Structures.class"));
    }

    private OwnClass own() {
        return new OwnClass(folder);
    }
}
