@echo off
rem Starts photoshell with the jars in the lib folder beside its own.
rem Java is looked for in JAVA_HOME, then on the PATH; it must be 17 or newer.
setlocal
for %%d in ("%~dp0..") do set "home=%%~fd\"
if defined JAVA_HOME (
  set "java=%JAVA_HOME%\bin\java.exe"
) else (
  for %%j in (java.exe) do set "java=%%~$PATH:j"
)
if not defined java (
  echo photoshell: no Java found, neither in JAVA_HOME nor on the PATH. 1>&2
  echo Install Java 17 or newer, or set JAVA_HOME to its folder. 1>&2
  exit /b 3
)
if not exist "%java%" (
  echo photoshell: JAVA_HOME names %JAVA_HOME%, but there is no Java in it. 1>&2
  echo Set JAVA_HOME to the folder of a Java 17 or newer, or unset it. 1>&2
  exit /b 3
)
set "version="
for /f "tokens=3" %%v in ('""%java%" -version 2>&1 | findstr /c:" version ""') do set "version=%%~v"
for /f "tokens=1 delims=.-+" %%v in ("%version%") do set "major=%%v"
if not defined major set "major=0"
if %major% lss 17 (
  echo photoshell: %java% is Java %version%; photoshell needs 17 or newer. 1>&2
  echo Install a newer Java, or set JAVA_HOME to the folder of one. 1>&2
  exit /b 3
)
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn32m "-XX:SharedArchiveFile=%home%lib\photoshell.jsa" -Xshare:auto -Xlog:disable %PHOTOSHELL_JAVA_OPTIONS% -jar "%home%lib\photoshell.jar" %*
exit /b %errorlevel%
