"""Lists of administration, by declaration: columns, filters and actions take some tens of lines, and everything else,
from search to export, is the same for all of them.

    LIST = Listing(
        name="fruit",                       # and so /fruit, and #fruit-<id> for a row
        path="/fruit",
        title=N_("Fruit"),
        icon="apple",
        permission="manage_fruit",
        rows=lambda actor: Fruit.all(),     # the rows that this person may see
        cells="admin/cells/fruit.html",     # a macro for each column: {% macro name(row, context) %}…{% endmacro %}
        columns=(
            Column("name", N_("Name"), sort="name_key", value=lambda row: row.name),
            Column("colour", N_("Colour"), value=lambda row: row.colour),
            Column("picked", N_("Picked"), sort="picked_at", value=lambda row: row.picked_at, chosen=False),
        ),
        sort="name",                        # or "-picked": the latest first
        search=Search(N_("Name of a fruit"), lambda text: Q(name_key__contains=normalise(text))),
        filters=(
            Choice("colour", N_("Colour"), lambda value: Q(colour=value), options=colours),
        ),
        actions=(
            Action("eat", N_("Eat…"), "fork", eat, N_("Eat these? There is no way back."), danger=True, typed=True),
        ),
        href=lambda row: f"/fruit/{row.id}",
    )
    app.register_blueprint(build_blueprint(LIST))

`id` is the key of every row; what rows are sorted by must not be NULL. `Text` is a filter that is typed.
"""

from app.admin.lists.declaration import Action, Choice, Column, Listing, Option, Search, Text
from app.admin.lists.views import build_blueprint

__all__ = ["Action", "Choice", "Column", "Listing", "Option", "Search", "Text", "build_blueprint"]
