// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

/** A figure with its value as text, its formula, and what it says. */
record FigureRow(String name, String value, String formula, String help) {}
