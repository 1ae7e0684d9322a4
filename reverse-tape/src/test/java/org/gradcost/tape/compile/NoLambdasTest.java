package org.gradcost.tape.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The way from a function to its compiled gradient is free of lambdas: the JVM makes a class of each when it first comes to
 * it, at some 0.5 to 0.9 ms, and a set-up would come to fifty. Text, and gates that few circuits use, are another matter.
 */
class NoLambdasTest {

    private static final List<String> OFF_THE_WAY =
            List.of("TextWriter", "TraceGates", "TracedFunction$Rare", "CallerLine");

    @Test
    void noneOnTheWayToAGradient() throws IOException, URISyntaxException {
        Path folder = Path.of(CompiledGradient.class
                        .getResource("CompiledGradient.class")
                        .toURI())
                .getParent();
        List<String> lambdas = new ArrayList<>();
        int classes = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.getFileName().toString().replace(".class", "");
                if (file.toString().endsWith(".class") && !OFF_THE_WAY.contains(name)) {
                    look(name, file, lambdas);
                    classes++;
                }
            }
        }
        assertTrue(classes > 100, classes + " classes");
        assertEquals(List.of(), lambdas);
    }

    private static void look(String name, Path file, List<String> lambdas) {
        try {
            new ClassReader(Files.readAllBytes(file)).accept(new Finder(name, lambdas), ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Finder extends ClassVisitor {

        private final String type;
        private final List<String> lambdas;

        Finder(String type, List<String> lambdas) {
            super(Opcodes.ASM9);
            this.type = type;
            this.lambdas = lambdas;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String descriptor, String sign, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String name, String form, Handle maker, Object... arguments) {
                    if (maker.getOwner().endsWith("LambdaMetafactory")) {
                        lambdas.add(type + "." + method);
                    }
                }
            };
        }
    }
}
