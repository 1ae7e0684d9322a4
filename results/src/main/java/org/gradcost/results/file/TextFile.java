package org.gradcost.results.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.gradcost.results.BadInputException;

/** Reader and writer of files as bytes and as UTF-8 text. Files are read whole, and written whole or not at all. */
public final class TextFile {
    private static final byte LF = '\n';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The end of the name of a file that is compressed by gzip. */
    static final String GZIP = ".gz";

    /** A limit above the size of any sweep, and small enough for a heap. */
    private static final long MOST_BYTES = 256L << 20;

    private TextFile() {}

    /**
     * Reads a whole file, and unpacks it if its name ends in {@code .gz}. A UTF-16 file with a byte-order mark, as PowerShell's
     * redirection writes, is returned as UTF-8.
     *
     * @throws BadInputException if it cannot be read, is not a regular file or is larger than 256 MiB
     */
    public static byte[] bytes(Path file) {
        try {
            BasicFileAttributes kind = Files.readAttributes(file, BasicFileAttributes.class);
            if (!kind.isRegularFile()) {
                throw new BadInputException(
                        file + ": is a " + (kind.isDirectory() ? "folder" : "device or a pipe") + ", must be a file");
            }
            if (kind.size() > MOST_BYTES) {
                throw new BadInputException(
                        "%s: is %d MiB, must be at most %d MiB".formatted(file, kind.size() >> 20, MOST_BYTES >> 20));
            }
            return utf8(file.toString().endsWith(GZIP) ? unpacked(file) : Files.readAllBytes(file));
        } catch (IOException e) {
            throw failed(file, "cannot be read", e);
        }
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadInputException(
                        "%s: is too large when unpacked, must be at most %d MiB".formatted(file, MOST_BYTES >> 20));
            }
            return bytes;
        } catch (EOFException | ZipException e) {
            throw new BadInputException(file + ": is not a complete gzip file: " + reason(e), e);
        }
    }

    /**
     * Returns the text without a byte-order mark.
     *
     * @throws BadInputException if the bytes are not UTF-8
     */
    public static String text(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw BadInputException.at(
                    file, 1 + countLines(bytes, in.position()), "bytes that are not UTF-8; save the file as UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Returns the text without a byte-order mark; bytes that are not UTF-8 are decoded as ISO 8859-1, as in old logs. */
    public static String anyText(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static byte[] utf8(byte[] bytes) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
        return little || big ? new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    /** Returns the bytes up to and including the last line end, which a kill cannot have cut off. */
    static byte[] wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != LF) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** Returns the number of line ends. */
    static long countLines(byte[] bytes) {
        return countLines(bytes, bytes.length);
    }

    /** Returns the number of line ends in a prefix of the bytes. */
    static long countLines(byte[] bytes, int end) {
        long lines = 0;
        for (int i = 0; i < end; i++) {
            lines += bytes[i] == LF ? 1 : 0;
        }
        return lines;
    }

    /** Replaces a file atomically: a reader, or a restart after a kill, finds the old content or the new one. */
    public static void write(Path file, byte[] bytes) {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                writeForced(channel, bytes);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(file, "cannot be written", e);
        }
    }

    static void writeForced(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    static BadInputException failed(Path file, String what, IOException e) {
        return new BadInputException(file + ": " + what + ": " + reason(e), e);
    }

    // The file system's exceptions repeat the path in their message, and express the reason only by their type.
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Optional.ofNullable(e instanceof FileSystemException f ? f.getReason() : e.getMessage())
                .orElse(e.getClass().getSimpleName());
    }
}
