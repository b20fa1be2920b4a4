"""The pages of the desk, one module for each thing a person does."""
