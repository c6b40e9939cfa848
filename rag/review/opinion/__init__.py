"""A second opinion by a language model, when one is configured."""
