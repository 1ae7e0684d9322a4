/**
 * Code that the commands that write a run share: the options that select its cells, the test whether rows may be joined to a run,
 * the progress bar, and the message after Ctrl-C.
 */
package org.gradcost.cli.run;
