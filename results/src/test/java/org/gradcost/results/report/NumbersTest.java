package org.gradcost.results.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
            BigDecimal shown = new BigDecimal(macro.group(2));
            BigDecimal claimed = claimed(rows, macro.group(4), macro.group(5));
            // An exponent has decimal places, every other number significant digits, of which 20 may have one.
            BigDecimal rounded = macro.group(5).startsWith("exponent")
                    ? claimed.setScale(shown.scale(), RoundingMode.HALF_EVEN)
                    : claimed.round(new MathContext(shown.stripTrailingZeros().precision()));
            assertEquals(0, rounded.compareTo(shown), line + " but there is " + claimed);
            assertTrue(
                    shown.stripTrailingZeros().precision() <= bears(rows, macro.group(4), macro.group(5)),
                    line + " has more digits than its interval bears");
            checked++;
        }
        return checked;
    }

    private static BigDecimal claimed(List<String> rows, String line, String column) {
        List<String> header = Arrays.asList(rows.get(0).split(","));
        if (line != null) {
            return new BigDecimal(rows.get(Integer.parseInt(line) - 1).split(",", -1)[header.indexOf(column)]);
        }
        String[] condition = column.split("=");
        return BigDecimal.valueOf(rows.stream()
                .skip(1)
                .filter(row ->
                        condition.length == 1 || row.split(",", -1)[header.indexOf(condition[0])].equals(condition[1]))
                .count());
    }

    /** Returns how many digits the interval of a value bears: three where it is ±5 % or less, two up to ±50 %, then one. */
    private static int bears(List<String> rows, String line, String column) {
        List<String> header = Arrays.asList(rows.get(0).split(","));
        int lo = header.indexOf(column + "_lo");
        if (line == null || lo < 0 || column.equals("exponent")) {
            return Integer.MAX_VALUE;
        }
        String[] fields = rows.get(Integer.parseInt(line) - 1).split(",", -1);
        double half =
                Math.sqrt(Double.parseDouble(fields[header.indexOf(column + "_hi")]) / Double.parseDouble(fields[lo]))
                        - 1;
        return half < 0.05 ? 3 : half < 0.5 ? 2 : 1;
    }
}
