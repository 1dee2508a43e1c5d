#include "work.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sunshed::python {

namespace py = pybind11;

namespace {

// Of looks at Ctrl-C and the progress.
constexpr std::chrono::milliseconds between_looks{50};

struct Step {
    std::string stage;
    double fraction = 0.0;
};

/// Between the thread that works and the one that waits.
class SharedProgress final : public Progress {
public:
    void begin_stage(std::string_view name) override {
        const std::lock_guard lock(mutex_);
        steps_.push_back({std::string(name), 0.0});
        stage_ = name;
    }
    /// Of a stage only the last step since the last look counts.
    void advance(double fraction) override {
        const std::lock_guard lock(mutex_);
        if (steps_.empty()) {
            steps_.push_back({stage_, fraction});
        }
        steps_.back().fraction = fraction;
    }
    [[nodiscard]] bool cancelled() const override { return stopped_; }

    void stop() { stopped_ = true; }

    void finish() {
        const std::lock_guard lock(mutex_);
        finished_ = true;
        woken_.notify_one();
    }
    /// Waits a little. @returns whether the work has ended
    bool wait_for_end() {
        std::unique_lock lock(mutex_);
        return woken_.wait_for(lock, between_looks, [&] { return finished_; });
    }
    std::vector<Step> new_steps() {
        const std::lock_guard lock(mutex_);
        return std::exchange(steps_, {});
    }

private:
    std::mutex mutex_;
    std::condition_variable woken_;
    std::string stage_;
    std::vector<Step> steps_;
    bool finished_ = false;
    std::atomic<bool> stopped_{false};
};

/// The thread that works; it has ended when this does.
class Worker {
public:
    Worker(SharedProgress& progress, const std::function<void(Progress&)>& work)
        : progress_(progress), thread_([this, &work] {
              try {
                  work(progress_);
              } catch (...) {
                  failure_ = std::current_exception();
              }
              progress_.finish();
          }) {}
    ~Worker() {
        if (thread_.joinable()) {
            const py::gil_scoped_release without_lock;
            progress_.stop();
            thread_.join();
        }
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// @throws what the work threw
    void join() {
        thread_.join();
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

private:
    SharedProgress& progress_;
    std::exception_ptr failure_;
    std::thread thread_;
};

bool has_ended(SharedProgress& progress) {
    const py::gil_scoped_release without_lock;
    return progress.wait_for_end();
}

/// @throws what the callback or Ctrl-C raises
void serve_python(SharedProgress& progress, const py::object& callback) {
    if (PyErr_CheckSignals() != 0) {
        throw py::error_already_set();
    }
    for (const Step& step : progress.new_steps()) {
        if (!callback.is_none()) {
            callback(step.stage, step.fraction);
        }
    }
}

}  // namespace

void do_work(const py::object& callback, const std::function<void(Progress&)>& work) {
    SharedProgress progress;
    Worker worker(progress, work);
    while (!has_ended(progress)) {
        serve_python(progress, callback);
    }
    serve_python(progress, callback);
    worker.join();
}

}  // namespace sunshed::python
