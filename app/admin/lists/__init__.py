"""Lists of administration, by declaration: what a list shows and can do is some tens of lines, and everything else,
from search to export, is the same for all of them.

    LIST = Listing(
        name="fruit",                       # and so /fruit, and #fruit-<id> for a row
        path="/fruit",
        title=N_("Fruit"),
        icon="apple",
        permission="manage_fruit",
        rows=lambda actor: Fruit.all(),     # what this person may know of
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
            RowAction("eat", N_("Eat…"), "fork", eat, eaten, N_("You can’t undo this."), danger=True, typed=True),
        ),
        row="fruit",                        # as `eat`, an action of app.actions, calls what it takes
        href=lambda row: f"/fruit/{row.id}",
    )
    app.register_blueprint(build_blueprint(LIST))

`id` is the key of every row; what rows are sorted by must not be NULL. `Text` is a filter that is typed.
"""

from app.admin.lists.declaration import Choice, Column, Listing, Option, RowAction, Search, Text
from app.admin.lists.views import build_blueprint

__all__ = ["Choice", "Column", "Listing", "Option", "RowAction", "Search", "Text", "build_blueprint"]
