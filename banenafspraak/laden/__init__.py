"""Loading of the shipped data (`fixtures/`): reference data first, then figures."""
