"""The Gradio interface: callers of the consultant, no logic."""
