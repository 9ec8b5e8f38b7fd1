"""The same columns, filters and sizes as the lists of this product; none counts all rows beside those that match."""

from django.contrib import admin
from django_site.models import AuditEntry, Message, Person, Room
from sizes import LIST, MESSAGES


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    """The list of users."""

    list_display = ("name", "email", "role", "status", "last_seen_at")
    list_filter = ("role", "status")
    list_per_page = LIST
    list_select_related = ("role",)
    ordering = ("name_key", "id")
    search_fields = ("name", "email")
    show_full_result_count = False


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """The audit log."""

    list_display = ("at", "actor", "action", "target", "outcome", "address")
    list_filter = ("action", "outcome")
    list_per_page = LIST
    list_select_related = ("actor",)
    ordering = ("-at", "-seq")
    search_fields = ("=address", "=session_id", "=request_id")
    show_full_result_count = False


@admin.register(Room)
class RoomAdmin(admin.ModelAdmin):
    """Rooms, by their names."""

    list_display = ("name",)
    list_per_page = LIST
    search_fields = ("name",)
    show_full_result_count = False


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):
    """What was said, of one room when its address says so."""

    list_display = ("author", "body", "created_at")
    list_per_page = MESSAGES
    list_select_related = ("author",)
    ordering = ("-seq",)
    search_fields = ("body",)
    show_full_result_count = False
