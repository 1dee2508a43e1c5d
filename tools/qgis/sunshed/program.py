"""The program sunshed: where it is, whether it is new enough, and running it with progress, notes and cancelling."""

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import threading

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsProcessingException

from .words import said

SETTING = "SUNSHED_PROGRAM"
OLDEST = (0, 1, 0)
ERROR, NOTE = "sunshed: error: ", "sunshed: note: "
PATIENCE_S = 10.0  # the program ends within a second of being told to

HOW_TO_INSTALL = (
    "Install sunshed (its README says how: a Debian package, or cmake --install), then restart QGIS, or give the "
    "program's path in Settings > Options > Processing > Providers > sunshed.",
    "请先安装 sunshed（见其 README：Debian 软件包，或 cmake --install），然后重启 QGIS；"
    "或在“设置 > 选项 > 数据处理 > 提供者 > sunshed”中给出程序路径。")


def found_program() -> str:
    """The path of the program. @raises QgsProcessingException saying what to do where there is none, or it is too old"""
    given = ProcessingConfig.getSetting(SETTING) or ""
    program = shutil.which(given or "sunshed")
    if program is None:
        where = (said(f"{given} (from the settings) is no program that can be run.", f"设置中的 {given} 不是可运行的程序。")
                 if given else said("The program sunshed was not found in PATH.", "PATH 中没有 sunshed 程序。"))
        raise QgsProcessingException(f"{where} {said(*HOW_TO_INSTALL)}")
    version = version_of(program)
    if version is None:
        raise QgsProcessingException(said(f"{program} does not say that it is sunshed.", f"{program} 不是 sunshed。")
                                     + " " + said(*HOW_TO_INSTALL))
    if version < OLDEST:
        has, needs = (".".join(map(str, v)) for v in (version, OLDEST))
        raise QgsProcessingException(said(f"{program} is sunshed {has}; this plugin needs {needs} or later.",
                                          f"{program} 是 sunshed {has}，本插件需要 {needs} 或更新的版本。")
                                     + " " + said(*HOW_TO_INSTALL))
    return program


def version_of(program: str) -> "tuple[int, ...] | None":
    try:
        told = subprocess.run([program, "--version"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=60, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.fullmatch(r"sunshed (\d+)\.(\d+)\.(\d+).*", told.strip())
    return tuple(int(part) for part in match.groups()) if match else None


def run_program(arguments: "list[str]", feedback, stages: "dict[str, float]") -> str:
    """Runs the program and hands on what it tells.

    stages: the parts of the work in their order with the share of time that each takes.
    Returns what stood on standard output. When the user cancels, the program is told to end, which leaves nothing
    half-written. @raises QgsProcessingException with the program's own words where it fails
    """
    command = [found_program(), *arguments]
    feedback.pushCommandInfo(" ".join(f'"{part}"' if " " in part else part for part in command))
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               encoding="utf-8", errors="replace", start_new_session=os.name != "nt",
                               creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0))
    lines: "queue.Queue[str | None]" = queue.Queue()
    output: "list[str]" = []
    readers = [threading.Thread(target=_read, args=(process.stderr, lines.put), daemon=True),
               threading.Thread(target=_read, args=(process.stdout, output.append), daemon=True)]
    for reader in readers:
        reader.start()
    report = _Report(feedback, stages)
    try:
        while readers[0].is_alive() or not lines.empty():
            if feedback.isCanceled():
                break
            try:
                report.take(lines.get(timeout=0.1))
            except queue.Empty:
                pass
    finally:
        if feedback.isCanceled() or process.poll() is None and readers[0].is_alive():
            _end(process)
    code = process.wait()
    for reader in readers:
        reader.join()
    while not lines.empty():
        report.take(lines.get())
    if feedback.isCanceled():
        raise QgsProcessingException(said("Cancelled; nothing is left behind.", "已取消，未留下任何文件。"))
    if code not in (0, 3):  # 3: done, and it has something to say about the inputs
        raise QgsProcessingException(report.error or said(f"sunshed ended with code {code}.",
                                                          f"sunshed 以代码 {code} 结束。"))
    return "".join(output)


def _read(stream, put) -> None:
    for line in stream:
        put(line)
    stream.close()


def _end(process) -> None:
    """As Ctrl-C ends it; if it does not hear, by force."""
    try:
        process.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGINT)
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()


class _Report:
    """Hands lines of standard error on: progress, notes, the error."""

    def __init__(self, feedback, stages):
        self.feedback = feedback
        self.stages = stages
        self.stage = ""
        self.error = ""

    def take(self, line: str) -> None:
        line = line.rstrip("\n")
        if line.startswith("{"):
            try:
                self._progress(json.loads(line))
                return
            except (ValueError, KeyError, TypeError):
                pass  # a line that only looks like progress is shown as it is
        if line.startswith(ERROR):
            self.error = line[len(ERROR):]
        elif line.startswith(NOTE):
            self.feedback.pushWarning(line[len(NOTE):])
        elif line:
            self.feedback.pushInfo(line)

    def _progress(self, told: dict) -> None:
        stage, fraction, seconds = told["stage"], float(told["fraction"]), float(told["seconds"])
        if stage != self.stage:
            self.stage = stage
            self.feedback.pushInfo(stage)
        names = list(self.stages)
        if stage in self.stages:
            before = sum(self.stages[name] for name in names[:names.index(stage)])
            whole = sum(self.stages.values())
            self.feedback.setProgress(100.0 * (before + fraction * self.stages[stage]) / whole)
        left = f", {seconds * (1.0 - fraction) / fraction:.0f} s" if 0.02 < fraction < 1.0 else ""
        self.feedback.setProgressText(f"{stage}: {100.0 * fraction:.0f} %{left}")
