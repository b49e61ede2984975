// SPDX-License-Identifier: Apache-2.0
package org.driftlab.version;

/**
 * Where a version comes from, enough to make it again.
 *
 * @param scenario the scenario's id
 * @param seed the run's seed
 * @param driftlab DriftLab's version
 * @param jdk the Java runtime's version
 * @param os operating system and architecture
 * @param cpu the number of processors
 */
public record Provenance(String scenario, long seed, String driftlab, String jdk, String os, int cpu) {}
