#include "interrupts.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <system_error>
#include <thread>

#include "command.hpp"
#include "sunshed/core/error.hpp"
#include "sunshed/io/atomic_output.hpp"

namespace sunshed::cli {

namespace {

// Signals reach nothing but what is global.
std::atomic<bool> asked_to_stop{false};
std::atomic_flag last_word_is_taken = ATOMIC_FLAG_INIT;

// Long enough for nearly all work to end by itself, with what it removes within a second.
constexpr timespec patience{0, 600'000'000};

sigset_t signals_to_heed() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction was {};
        sigaction(signal, nullptr, &was);
        // nohup is heeded; a shell that ignores SIGINT for what it runs in the background is not.
        if (signal != SIGHUP || was.sa_handler != SIG_IGN) {
            std::signal(signal, SIG_DFL);
            sigaddset(&set, signal);
        }
    }
    return set;
}

[[noreturn]] void end_now() {
    claim_the_last_word();
    abandon_outputs();
    report_interrupted();
    _exit(exit_interrupted);
}

void wait_for_signals(sigset_t set) {
    int signal = 0;
    sigwait(&set, &signal);
    asked_to_stop = true;
    sigtimedwait(&set, nullptr, &patience);
    end_now();
}

}  // namespace

void install_interrupt_handlers() {
    const sigset_t set = signals_to_heed();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    try {
        std::thread(wait_for_signals, set).detach();
    } catch (const std::system_error&) {
        throw Error(ErrorCode::io_failure, "", "no thread can be started",
                    "end other programs, or raise the limit on processes (ulimit -u)");
    }
}

bool interrupted() {
    return asked_to_stop;
}

void claim_the_last_word() {
    while (last_word_is_taken.test_and_set()) {
        pause();
    }
}

void report_interrupted() {
    const char* clear_bar = isatty(STDERR_FILENO) != 0 ? "\r\033[K" : "";
    fmt::print(stderr, "{}sunshed: error: interrupted; nothing was written under its final name\n", clear_bar);
}

}  // namespace sunshed::cli
