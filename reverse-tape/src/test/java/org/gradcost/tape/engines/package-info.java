/** What all engines for scalar circuits have in common. */
package org.gradcost.tape.engines;
