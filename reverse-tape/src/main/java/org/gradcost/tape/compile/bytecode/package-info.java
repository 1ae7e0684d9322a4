/**
 * The back ends: generated code as a class file, and as text.
 *
 * <p>In: methods of statements. Out: the bytes of a hidden class that implements
 * {@link org.gradcost.tape.compile.runtime.GeneratedCode}, and its text for {@code check --explain}. Called gates are
 * constants of the class (dynamic constants over its class data), so that the JVM inlines them.
 *
 * <p>Sources: <em>The Java Virtual Machine Specification</em>, Java SE 17 edition, sections 4.10 and 5.4.3.6; JEP 371, "Hidden
 * Classes", 2020; E. Bruneton, R. Lenglet and T. Coupaye, "ASM: a code manipulation tool to implement adaptable systems", 2002.
 */
package org.gradcost.tape.compile.bytecode;
