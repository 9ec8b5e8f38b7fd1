"""Mail: letters that are queued in the transaction of what causes them, and sent when the server takes them."""

from app.mail.install import install_mail
from app.mail.queue import Letter, Mail, forget

__all__ = ["Letter", "Mail", "forget", "install_mail"]
