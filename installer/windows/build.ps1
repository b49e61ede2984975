# SPDX-License-Identifier: Apache-2.0
# Makes an app image of DriftLab for Windows in target\installer. It follows installer/linux/build.sh; it was never tried.
$ErrorActionPreference = "Stop"
$root = Resolve-Path "$PSScriptRoot\..\.."
$dist = "$root\target\driftlab"
if (-not (Test-Path "$dist\lib")) { Write-Error "There is no $dist; run 'mvn package' first." }
$jpackage = if ($env:JAVA_HOME) { "$env:JAVA_HOME\bin\jpackage.exe" } else { "jpackage.exe" }
$jar = Get-ChildItem "$dist\lib\driftlab-*.jar" | Select-Object -First 1
$version = $jar.BaseName -replace "^driftlab-", ""
$work = New-Item -ItemType Directory -Path (Join-Path $env:TEMP ([guid]::NewGuid()))
Copy-Item "$dist\lib\*.jar" $work
Copy-Item -Recurse "$dist\datasets" $work
& $jpackage --type app-image --name DriftLab --app-version $version --dest "$root\target\installer" `
  --input $work --main-jar $jar.Name --main-class org.driftlab.app.Launcher --module-path "$dist\lib\javafx" `
  --add-modules "javafx.controls,javafx.fxml,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,java.instrument,java.scripting,jdk.unsupported,jdk.charsets,jdk.localedata,jdk.zipfs" `
  --java-options "-XX:+UseSerialGC" --java-options "-XX:MetaspaceSize=128m" --java-options "--sun-misc-unsafe-memory-access=allow" `
  --java-options "--enable-native-access=javafx.graphics,ALL-UNNAMED"
Remove-Item -Recurse $work
