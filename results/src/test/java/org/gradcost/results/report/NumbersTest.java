package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of {@code numbers.tex} against the place in {@code data/} that it names, read anew from the bytes. */
class NumbersTest {
    private static final Pattern MACRO = Pattern.compile(
            "\\\\newcommand\\{\\\\([A-Za-z]+)}\\{(?:\\\\ensuremath\\{.*?})?([-0-9.]+)}% (\\S+?)(?::(\\d+))? (\\S+)");

    @TempDir
    Path folder;

    @Test
    void everyNumberIsThatOfItsRow() throws IOException {
        Map<String, String> files = files();
        assertTrue(check(files, files.get("numbers.tex")) > 30);
    }

    @Test
    void aNumberThatIsNotIsFound() throws IOException {
        Map<String, String> files = files();
        String wrong = files.get("numbers.tex").replaceFirst("(nStarChainLow}\\{)\\d", "$19");
        assertThrows(AssertionError.class, () -> check(files, wrong));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new HashMap<>();
        Report.of(List.of(Runs.write(folder.resolve("run"), List.of("chain", "net-2"))))
                .forEach((name, bytes) -> files.put(name, new String(bytes, UTF_8)));
        return files;
    }

    private static int check(Map<String, String> files, String numbers) {
        Set<String> names = new HashSet<>();
        int checked = 0;
        for (String line : numbers.lines().skip(1).toList()) {
            Matcher macro = MACRO.matcher(line);
            assertTrue(macro.matches(), line);
            assertTrue(names.add(macro.group(1)), "twice: " + line);
            List<String> rows = files.get(macro.group(3)).lines().toList();
            BigDecimal claimed = claimed(rows, macro.group(4), macro.group(5));
            assertEquals(0, claimed.compareTo(new BigDecimal(macro.group(2))), line + " but there is " + claimed);
            checked++;
        }
        return checked;
    }

    private static BigDecimal claimed(List<String> rows, String line, String column) {
        List<String> header = Arrays.asList(rows.get(0).split(","));
        if (line != null) {
            String field = rows.get(Integer.parseInt(line) - 1).split(",", -1)[header.indexOf(column)];
            return new BigDecimal(field)
                    .round(new MathContext(column.equals("n") ? 0 : 3))
                    .add(BigDecimal.ZERO);
        }
        String[] condition = column.split("=");
        return BigDecimal.valueOf(rows.stream()
                .skip(1)
                .filter(row ->
                        condition.length == 1 || row.split(",", -1)[header.indexOf(condition[0])].equals(condition[1]))
                .count());
    }
}
