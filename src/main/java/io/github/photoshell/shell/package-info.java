/**
 * The ground under every command: the loop, the grammar, completion, the prompt, history and exit
 * codes. Spring Shell supplies the model (commands, registry, executor) and the wiring, JLine the
 * terminal; both are known here, and JLine nowhere else.
 */
@NullMarked
package io.github.photoshell.shell;

import org.jspecify.annotations.NullMarked;
