"""The parts that the commands of `kho` are made of."""
