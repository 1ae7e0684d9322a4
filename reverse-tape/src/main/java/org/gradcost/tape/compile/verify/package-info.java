/**
 * Verifiers that run between the passes where assertions are enabled, as LLVM's verifier does: a pass that breaks the program
 * is named, at the gate it broke, instead of showing as a wrong derivative.
 */
package org.gradcost.tape.compile.verify;
