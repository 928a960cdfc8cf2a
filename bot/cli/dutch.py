"""The command line in Dutch: help, headings, and what is said of wrong use."""

from typing import ClassVar

import click


class DutchFormatter(click.HelpFormatter):
    """Writes the headings of the help in Dutch."""

    HEADINGS: ClassVar = {"Options": "Opties", "Commands": "Commando's", "Arguments": "Argumenten"}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how the command is used."""
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """A heading."""
        super().write_heading(self.HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    """Helps in Dutch."""

    formatter_class = DutchFormatter


class DutchCommand(click.Command):
    """A command that helps in Dutch."""

    context_class = DutchContext


class DutchGroup(click.Group):
    """The commands together."""

    context_class = DutchContext
    command_class = DutchCommand


def in_dutch(error: click.UsageError) -> str:
    """What is wrong with the use of a command, as one Dutch clause."""
    match error:
        case click.NoSuchOption():
            return f"de optie {error.option_name} ken ik niet."
        case click.MissingParameter():
            return "er ontbreekt iets achter het commando."
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as parameter):
            return f"de waarde bij {parameter.opts[-1]} klopt niet; kies uit {', '.join(choice.choices)}."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"de waarde bij {parameter.opts[-1]} klopt niet."
        case _ if error.message.startswith("No such command"):
            return f"het commando {error.message.split(chr(39))[1]} ken ik niet."
        case _ if error.message.startswith(("Got unexpected", "Missing", "Option")):
            return "er staat te veel of te weinig achter het commando; zet een vraag tussen aanhalingstekens."
        case _:
            return error.message
