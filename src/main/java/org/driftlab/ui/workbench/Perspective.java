// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.function.Supplier;
import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/**
 * One of the window's whole views, with its place on the rail.
 *
 * @param id names it in the settings; its words are {@code rail.<id>} and {@code rail.<id>.tip} in the bundle
 * @param place 1..7: Ctrl and this digit show it, and the rail is in this order; kept for good, so that fingers learn it
 * @param icon its picture on the rail
 * @param view loads it when it is shown for the first time
 */
public record Perspective(String id, int place, Ikon icon, Supplier<Parent> view) {}
