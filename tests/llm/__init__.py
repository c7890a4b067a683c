"""The opt-in suite over a small real model (`make test-llm`): its wires, and what the checks make of its words."""
