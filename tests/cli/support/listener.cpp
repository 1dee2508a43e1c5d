#include "support/listener.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace sunshed::test {

Listener::Listener() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (bind(socket_, plain, size) != 0 || listen(socket_, 64) != 0 || getsockname(socket_, plain, &size) != 0) {
        throw std::runtime_error("no socket could be opened");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

Listener::~Listener() {
    shutdown(socket_, SHUT_RDWR);  // accept() then fails
    thread_.join();
    close(socket_);
}

std::string Listener::url() const {
    return "http://127.0.0.1:" + std::to_string(port_);
}

void Listener::serve() {
    for (int visitor = accept(socket_, nullptr, nullptr); visitor >= 0; visitor = accept(socket_, nullptr, nullptr)) {
        ++visits_;
        close(visitor);
    }
}

}  // namespace sunshed::test
