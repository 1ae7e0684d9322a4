/**
 * The back ends, which write generated code as a class file, as Java source and as text.
 *
 * <p>Input: methods of statements. Output: the bytes of a hidden class that implements
 * {@link org.gradcost.tape.compile.runtime.GeneratedCode}, its text for {@code check --explain}, and Java for
 * {@code CompiledFunction.toSource}. The gates that it calls
 * are constants of the class (dynamic constants from its class data), so that the JVM inlines them.
 *
 * <p>Sources: <em>The Java Virtual Machine Specification</em>, Java SE 17 edition, sections 4.10 and 5.4.3.6; JEP 371,
 * "Hidden Classes", 2020; E. Bruneton, R. Lenglet and T. Coupaye, "ASM: a code manipulation tool to implement adaptable
 * systems", 2002.
 */
package org.gradcost.tape.compile.bytecode;
