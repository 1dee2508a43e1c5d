#pragma once

namespace sunshed::cli {

/// Takes SIGINT, SIGTERM and SIGHUP to a thread of its own, before any other thread is there. Work that asks
/// interrupted() ends by itself; where it has not after a moment, or at a second signal, open outputs are removed and
/// the process ends, whatever its other threads are in the middle of.
/// @throws Error where no thread can be started
void heed_interrupts();

/// Whether the user asked to stop.
bool interrupted();

/// The right to tell how the process ends, for one thread; for another one this never returns.
void claim_the_last_word();

/// The line for a process that was asked to stop.
void tell_interrupted();

}  // namespace sunshed::cli
