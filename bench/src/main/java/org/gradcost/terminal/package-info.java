/** Tables for a terminal, and the width of the terminal. */
package org.gradcost.terminal;
