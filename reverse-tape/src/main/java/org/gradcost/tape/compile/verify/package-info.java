/**
 * Verifiers that run between the passes if assertions are enabled, as LLVM's verifier does. They report the pass that broke
 * the program and the gate at which it did, instead of letting it show as a wrong derivative.
 */
package org.gradcost.tape.compile.verify;
