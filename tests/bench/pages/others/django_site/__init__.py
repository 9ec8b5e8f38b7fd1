"""Django admin on the tables of this product, as one sets it up who knows it. `settings.py` says where they are."""
