// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datadrift;

import org.driftlab.engine.WhatChanged;

/** An alarm to choose from: its text and what changed. */
record AlarmItem(String text, WhatChanged what) {
  @Override
  public String toString() {
    return text;
  }
}
