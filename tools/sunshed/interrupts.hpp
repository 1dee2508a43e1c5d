#pragma once

namespace sunshed::cli {

/// Handles SIGINT, SIGTERM and SIGHUP in a thread of its own; to be called before any other thread starts. Work that
/// asks interrupted() ends by itself; where it has not after a moment, or at a second signal, open outputs are removed
/// and the process ends, whatever its other threads are in the middle of.
/// @throws Error where no thread can be started
void install_interrupt_handlers();

/// Whether the user asked to stop.
bool interrupted();

/// Lets one thread print how the process ends; for another one this never returns.
void claim_the_last_word();

/// The line for a process that was asked to stop.
void report_interrupted();

}  // namespace sunshed::cli
