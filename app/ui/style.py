"""How the rooms look: system fonts, nothing from the network, readable on a phone and on a projector."""

import gradio as gr

_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")

THEME = gr.themes.Soft(primary_hue="blue", font=_FONTS, font_mono=("ui-monospace", "Consolas", "monospace"), text_size="md")

CSS = """
.sources ol { list-style: none; padding: 0; margin: 0; }
.sources li { border: 1px solid var(--border-color-primary); border-radius: 8px; padding: .6rem .8rem; margin-bottom: .6rem; }
.sources .place { font-weight: 600; }
.sources blockquote { margin: .4rem 0; padding-left: .7rem; border-left: 3px solid var(--color-accent); white-space: pre-line; }
.sources .meta { font-size: .85em; opacity: .85; }
.sources .doubt { font-weight: 600; }
.empty { opacity: .85; }
"""
