"""What the checks of the house's rules have in common."""
import pathlib
import sys


def run(offences, all_well):
    """Prints each offence against a rule once, or that all is well; ends with 1 where there is any.

    offences: function of the folder with the sources, the program's argument, that yields "file:line: what is wrong"."""
    found = list(dict.fromkeys(offences(pathlib.Path(sys.argv[1]))))
    print("\n".join(found) if found else all_well)
    sys.exit(1 if found else 0)
