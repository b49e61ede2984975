@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts DriftLab from any folder; finds a JDK by itself.
rem DRIFTLAB_JAVA_HOME chooses the JDK; DRIFTLAB_OPTS adds options for the Java virtual machine.
setlocal EnableDelayedExpansion
set "MINIMUM=25"
set "HOME_DIR=%~dp0.."
set "JDK="

if defined DRIFTLAB_JAVA_HOME (
  call :try "%DRIFTLAB_JAVA_HOME%"
  if not defined JDK (
    echo driftlab: DRIFTLAB_JAVA_HOME names '%DRIFTLAB_JAVA_HOME%', which is not a JDK %MINIMUM% or later; correct or unset it. 1>&2
    exit /b 2
  )
)
if not defined JDK call :try "%HOME_DIR%\runtime"
if not defined JDK if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do if not defined JDK call :try "%%~dpJ.."
if not defined JDK for %%P in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if exist "%%~P" for /d %%D in ("%%~P\*") do if not defined JDK call :try "%%~D"
)
if not defined JDK (
  echo driftlab: no JDK %MINIMUM% or later was found; install one or set DRIFTLAB_JAVA_HOME to its folder. 1>&2
  exit /b 2
)

"%JDK%\bin\java" -XX:+UseSerialGC -XX:MetaspaceSize=128m --module-path "%HOME_DIR%\lib\javafx" --add-modules javafx.controls,javafx.fxml --enable-native-access=javafx.graphics,ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %DRIFTLAB_OPTS% -cp "%HOME_DIR%\lib\*" org.driftlab.app.Launcher %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "FOUND=0"
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
  set "FOUND=%%~V"
)
for /f "tokens=1 delims=.-+" %%M in ("!FOUND!") do if %%M GEQ %MINIMUM% set "JDK=%~1"
exit /b 0
