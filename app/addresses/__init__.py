"""From where one may come in: an allow-list of networks for each surface of the product."""
