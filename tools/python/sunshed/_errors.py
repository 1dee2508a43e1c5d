"""What sunshed raises."""


class Error(Exception):
    """Something that cannot be used or done: the text says where, what is wrong, and what would mend it.

    code: "bad_input", "not_found", "unsupported", "io_failure" or "cancelled".
    where: file[:layer[:feature]], or the argument.
    problem, mend: the two halves of the rest.
    """

    def __init__(self, line, code, where, problem, mend):
        super().__init__(line, code, where, problem, mend)
        self.code = code
        self.where = where
        self.problem = problem
        self.mend = mend

    def __str__(self):
        return self.args[0]


class UsageError(Error, ValueError):
    """An argument or a setting that cannot be used."""
