@echo off
rem Starts photoshell with the jars in the lib folder beside its own.
rem A Java of its own comes first; otherwise it is looked for in JAVA_HOME, then on the PATH, and must be 17 or newer.
rem Values are never used inside a block in parentheses: a path such as C:\Program Files (x86) would end it.
setlocal DisableDelayedExpansion
for %%d in ("%~dp0..") do set "home=%%~fd"
set "java=%home%\java\bin\java.exe"
if exist "%java%" goto own
if defined JAVA_HOME goto named
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto found
echo photoshell: no Java found, neither in JAVA_HOME nor on the PATH. 1>&2
echo Install Java 17 or newer, or set JAVA_HOME to its folder. 1>&2
exit /b 3

:named
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto found
echo photoshell: JAVA_HOME names "%JAVA_HOME%", but there is no Java in it. 1>&2
echo Set JAVA_HOME to the folder of a Java 17 or newer, or unset it. 1>&2
exit /b 3

:found
rem The release file beside a Java tells its version without starting it.
set "version="
for %%d in ("%java%\..\..") do set "release=%%~fd\release"
if not exist "%release%" goto ask
for /f "usebackq tokens=1,2 delims==" %%a in ("%release%") do if "%%a"=="JAVA_VERSION" set "version=%%~b"
:ask
if not defined version for /f "tokens=3" %%v in ('""%java%" -version 2>&1 | findstr /c:" version ""') do set "version=%%~v"
set "major=0"
if defined version for /f "tokens=1 delims=.-+" %%v in ("%version%") do set "major=%%v"
if %major% geq 17 goto start
echo photoshell: "%java%" is Java %version%; photoshell needs 17 or newer. 1>&2
echo Install a newer Java, or set JAVA_HOME to the folder of one. 1>&2
exit /b 3

:own
if not exist "%home%\lib\photoshell.aot" goto start
set "cache=-XX:AOTCache=%home%\lib\photoshell.aot"
goto run

:start
set "cache=-XX:SharedArchiveFile=%home%\lib\photoshell.jsa"
:run
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=6m -XX:MaxNewSize=32m -XX:-UsePerfData -Xlog:disable "%cache%" %PHOTOSHELL_JAVA_OPTIONS% -jar "%home%\lib\photoshell.jar" %*
exit /b %errorlevel%
