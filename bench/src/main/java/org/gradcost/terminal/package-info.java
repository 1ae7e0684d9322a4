/** Contains tables for a terminal, and what is known of its width. */
package org.gradcost.terminal;
