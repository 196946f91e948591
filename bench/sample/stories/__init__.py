"""What happened at the clients of the sample, written by hand."""
