"""The tag `{% inline 'chat/_message_body.html' %}`: like `include`, but the other template is compiled into this one.

An include looks the template up, makes a context for it and runs it as a generator of its own, which takes ten times as
long as what a small part says. It is for what is rendered very often, as a message is. While developing, where changes
of the other template are to be seen, it is an include.
"""

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


class Inline(Extension):
    """Puts the nodes of the other template in a scope of their own, as an include would."""

    tags = {"inline"}

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """The nodes in place of the tag. Raises `TemplateNotFound`."""
        line = next(parser.stream).lineno
        name = parser.stream.expect("string").value
        environment = self.environment
        if environment.loader is None:  # the catalog is being made: words are found in the other template itself
            return []
        if environment.auto_reload:
            return [nodes.Include(nodes.Const(name), True, False, lineno=line)]
        source, filename, _ = environment.loader.get_source(environment, name)
        return [nodes.Scope(environment._parse(source, name, filename).body, lineno=line)]
