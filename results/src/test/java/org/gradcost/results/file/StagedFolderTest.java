package org.gradcost.results.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gradcost.results.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {
    @TempDir
    Path folder;

    /** Beside its place, and in a folder that is there already. */
    @Test
    void oneCommandFillsAFolderAtATime() throws IOException {
        for (Path target : List.of(folder.resolve("new"), Files.createDirectory(folder.resolve("old")))) {
            try (StagedFolder first = StagedFolder.of(target)) {
                Files.writeString(first.folder().resolve("page"), "whole");
                assertEquals(
                        target + ": another command is writing to it; wait for it or choose another folder",
                        assertThrows(BadInputException.class, () -> StagedFolder.of(target))
                                .getMessage());
                first.commit("page");
            }
            assertEquals("whole", Files.readString(target.resolve("page")));
            assertEquals(List.of("page"), names(target));
        }
        assertEquals(List.of("new", "old"), names(folder));
    }

    @Test
    void whatIsNotCommittedLeavesNothing() throws IOException {
        Path target = folder.resolve("new");
        try (StagedFolder stage = StagedFolder.of(target)) {
            Files.writeString(stage.folder().resolve("page"), "half");
        }
        assertFalse(Files.exists(target));
        assertEquals(List.of(), names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
