"""What is kept between runs: the output folder, a record of every finished document, the tables made of them."""
