package org.gradcost.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes the bytes of a file at random: bits, ranges, lines, and tokens that have done harm before. */
final class Mutator {
    /** What a file of somebody else held when a command failed on it, or might. */
    private static final List<String> TOKENS = List.of(
            "@/etc/passwd",
            "@/dev/zero",
            "--shard",
            "--shard=1/2147483647",
            "1/2147483647",
            "--n=1,2,1000000000",
            "1e300",
            "5e-324",
            "1.7976931348623157e308",
            "-0.0",
            "0.000000",
            "0",
            "-1",
            "NaN",
            "\"NaN\"",
            "Infinity",
            "9999999999999999999",
            "2147483648",
            "1e18",
            "1e-3",
            "5.0E+3",
            "12,500000",
            "≈ 10⁻⁴",
            "±",
            "null",
            "[null]",
            "{}",
            "[]",
            "[[null]]",
            "[[[[1.0]]]]",
            "{\"a\":",
            "true",
            "\u001b[31m",
            "\u0007",
            "\u0000",
            "\u0085",
            "\u202e",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "=x",
            "'=x",
            "+1",
            "@SUM(A1)",
            "[x",
            "*",
            "foo-low",
            "a-b",
            "a b",
            "a.b",
            "ratio",
            "Param: ratio",
            "\"Param: n\"",
            "\"",
            "\"\"",
            "\\",
            "\\u0000",
            ",",
            ";",
            "\t",
            "\r",
            "\n",
            "\r\n",
            ":",
            "·p0.50",
            ":gc.alloc.rate.norm",
            "us/op",
            "ops/ms",
            "counts",
            "---",
            "N/A",
            "avgt",
            "sample",
            "ss",
            "passes",
            "pass_time",
            "time",
            "forward",
            "reverse",
            "primal",
            "<script>",
            "</script>",
            "${jndi:x}",
            "%n%s",
            "x".repeat(5000),
            "[".repeat(3000),
            "1".repeat(400),
            "0.".concat("0".repeat(400)).concat("1"));

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** Returns the bytes with one to four changes. */
    byte[] mutate(byte[] bytes) {
        byte[] changed = bytes;
        for (int changes = 1 + random.nextInt(4) * random.nextInt(2); changes > 0; changes--) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(60)));
        return switch (random.nextInt(10)) {
            case 0 -> random.nextBoolean() ? flipped(bytes) : digit(bytes, at);
            case 1 -> joined(slice(bytes, 0, at), slice(bytes, to, bytes.length));
            case 2 -> joined(slice(bytes, 0, to), slice(bytes, at, bytes.length));
            case 3 -> random.nextInt(4) == 0 ? slice(bytes, 0, at) : lines(bytes);
            case 4 -> lines(bytes);
            case 5, 6 -> field(bytes, at);
            case 7 -> digit(bytes, at);
            default -> joined(slice(bytes, 0, at), token(), slice(bytes, at, bytes.length));
        };
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    /** Replaces the next digit by another: what is read as before, with other numbers. */
    private byte[] digit(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        for (int i = at; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                changed[i] = (byte) ('0' + random.nextInt(10));
                break;
            }
        }
        return changed;
    }

    /** Replaces the word or number at a place by a token: what stays readable goes deepest. */
    private byte[] field(byte[] bytes, int at) {
        int from = at;
        while (from > 0 && isWord(bytes[from - 1])) {
            from--;
        }
        int to = at;
        while (to < bytes.length && isWord(bytes[to])) {
            to++;
        }
        return joined(slice(bytes, 0, from), token(), slice(bytes, to, bytes.length));
    }

    private static boolean isWord(byte b) {
        return Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '_' || b == '+';
    }

    /** Swaps, repeats or removes lines. */
    private byte[] lines(byte[] bytes) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        String line = lines.get(one);
        switch (random.nextInt(3)) {
            case 0 -> lines.add(other, line);
            case 1 -> lines.remove(one);
            default -> {
                lines.set(one, lines.get(other));
                lines.set(other, line);
            }
        }
        return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, Math.max(from, to));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
