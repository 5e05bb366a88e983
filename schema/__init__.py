"""The data contract: column names, types and limits, and every schema made from them."""
