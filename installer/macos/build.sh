#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes DriftLab.app in target/installer. It follows installer/linux/build.sh; it was never tried.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
dist=$root/target/driftlab
[ -d "$dist/lib" ] || { echo "There is no $dist; run 'mvn package' first." >&2; exit 2; }
jdk=$(/usr/libexec/java_home -v 25+)
version=$(ls "$dist"/lib/driftlab-*.jar | sed 's/.*driftlab-\(.*\)\.jar/\1/')
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$dist"/lib/*.jar "$work"
cp -r "$dist/datasets" "$work"
# macOS rejects a version that begins with 0.
"$jdk/bin/jpackage" --type app-image --name DriftLab --app-version "1.$version" --dest "$root/target/installer" \
  --input "$work" --main-jar "driftlab-$version.jar" --main-class org.driftlab.app.Launcher \
  --module-path "$dist/lib/javafx" \
  --add-modules javafx.controls,javafx.fxml,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,java.instrument,java.scripting,jdk.unsupported,jdk.charsets,jdk.localedata,jdk.zipfs \
  --java-options "-XX:+UseSerialGC" --java-options "-XX:MetaspaceSize=128m" --java-options "--sun-misc-unsafe-memory-access=allow" \
  --java-options "--enable-native-access=javafx.graphics,ALL-UNNAMED"
