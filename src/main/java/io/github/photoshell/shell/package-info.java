/**
 * The shell: the loop, grammar, completion, prompt, history and exit codes of all commands. Spring
 * Shell supplies the model (commands, registry, executor) and the wiring, JLine the terminal. No
 * other package uses JLine.
 */
@NullMarked
package io.github.photoshell.shell;

import org.jspecify.annotations.NullMarked;
