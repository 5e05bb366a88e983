"""Several printed rows in one ruled row, told by the lines that stand level across its columns."""
