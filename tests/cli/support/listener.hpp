#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace sunshed::test {

/// A server on this machine that hangs up on everybody and counts them.
class Listener {
public:
    Listener();
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] std::string url() const;  ///< "http://127.0.0.1:PORT"
    [[nodiscard]] int visits() const { return visits_; }

private:
    void serve();

    int socket_ = -1;
    int port_ = 0;
    std::atomic<int> visits_ = 0;
    std::thread thread_;
};

}  // namespace sunshed::test
