#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes a self-contained app image of DriftLab for Linux: target/installer/DriftLab with its own Java runtime, JavaFX in it.
# Needs a JDK 25 with jmods or with run-time linking, and target/driftlab from `mvn package`. Run it from any folder.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
dist=$root/target/driftlab
out=$root/target/installer
[ -d "$dist/lib" ] || { echo "There is no $dist; run 'mvn package' first." >&2; exit 2; }

jdk=${DRIFTLAB_JAVA_HOME:-${JAVA_HOME:-}}
if [ ! -x "$jdk/bin/jpackage" ] || ! grep -q 'JAVA_VERSION="2[5-9]' "$jdk/release" 2>/dev/null; then
  jdk=
  for candidate in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -x "$candidate/bin/jpackage" ] && grep -q 'JAVA_VERSION="2[5-9]' "$candidate/release" 2>/dev/null; then
      jdk=$candidate
      break
    fi
  done
fi
[ -n "$jdk" ] || { echo "No JDK 25 with jpackage was found; set DRIFTLAB_JAVA_HOME to one." >&2; exit 2; }

version=$(ls "$dist"/lib/driftlab-*.jar | sed 's/.*driftlab-\(.*\)\.jar/\1/')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/input" "$out"
cp "$dist"/lib/*.jar "$work/input"
cp -r "$dist/datasets" "$work/input"
rm -rf "$out/DriftLab"

# The modules that the libraries use; JavaFX's own come from its modular jars, natives included.
"$jdk/bin/jpackage" --type app-image --name DriftLab --app-version "$version" --dest "$out" \
  --input "$work/input" --main-jar "driftlab-$version.jar" --main-class org.driftlab.app.Launcher \
  --module-path "$dist/lib/javafx" \
  --add-modules javafx.controls,javafx.fxml,java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,java.instrument,java.scripting,jdk.unsupported,jdk.charsets,jdk.localedata,jdk.crypto.ec,jdk.zipfs \
  --jlink-options "--strip-native-commands --strip-debug --no-man-pages --no-header-files" \
  --java-options "-XX:+UseSerialGC" --java-options "-XX:MetaspaceSize=128m" --java-options "--sun-misc-unsafe-memory-access=allow" \
  --java-options "--enable-native-access=javafx.graphics,ALL-UNNAMED" \
  --description "A workbench for models that keep learning" --vendor DriftLab
cp "$root/LICENSE" "$out/DriftLab/"
echo "$out/DriftLab/bin/DriftLab"
