"""How the rooms look: system fonts, nothing from the network, readable on a phone and on a projector."""

import gradio as gr

_FONTS = ("system-ui", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")

_TEXT = gr.themes.Size(name="text", xxs=".5625rem", xs=".625rem", sm=".75rem", md=".875rem", lg="1rem", xl="1.375rem", xxl="1.625rem")
"""Gradio's middle sizes, which grow with the page's."""

THEME = gr.themes.Soft(primary_hue="blue", font=_FONTS, font_mono=("ui-monospace", "Consolas", "monospace"), text_size=_TEXT).set(
    # Soft's own blues are too pale to be read on white (WCAG 2.1, 1.4.3), its links too dark on black.
    color_accent="*primary_700",
    input_border_width="1px",
    input_border_color="*neutral_500",
    input_border_color_dark="*neutral_500",
    body_text_color_subdued="*neutral_600",
    body_text_color_subdued_dark="*neutral_300",
    block_info_text_color="*neutral_600",
    block_info_text_color_dark="*neutral_300",
    input_placeholder_color="*neutral_600",
    input_placeholder_color_dark="*neutral_300",
    checkbox_border_color="*neutral_500",
    block_title_text_color="*primary_800",
    block_label_text_color="*primary_800",
    button_primary_background_fill="*primary_700",
    button_primary_background_fill_hover="*primary_800",
    button_primary_background_fill_dark="*primary_700",
    button_primary_background_fill_hover_dark="*primary_800",
    button_secondary_background_fill_hover_dark="*neutral_700",
    checkbox_label_background_fill_selected="*primary_700",
    link_text_color="*primary_700",
    link_text_color_visited="*primary_700",
    link_text_color_hover="*primary_800",
    link_text_color_active="*primary_800",
    link_text_color_dark="*primary_300",
    link_text_color_visited_dark="*primary_300",
    link_text_color_hover_dark="*primary_200",
    link_text_color_active_dark="*primary_200",
)

PAGE_CSS = """
/* As large as a class reads from its last row. */
html.large { font-size: max(125%, 1.45vw); }
@media (max-width: 640px) { .gradio-container .main { padding: .6rem !important; } }
"""
"""What lies outside the rooms, where Gradio does not let `CSS` reach."""

CSS = """
.dark .gradio-container { --color-accent: var(--primary-400); }
/* All rooms are always in sight: Gradio, which measures a hidden copy of the tabs, would put some into a menu. */
.tab-container.visually-hidden { display: none !important; }
.tab-container[role="tablist"] { flex-wrap: wrap; height: auto; overflow: visible; }
.tab-container[role="tablist"] button { height: 2.4rem; }
.tab-wrapper { height: auto !important; }
.html-container { padding: 0 !important; }
#page-head { display: flex; align-items: center; justify-content: space-between; gap: 1rem; }
#page-head h1 { font-size: 1.2rem; margin: 0; }
#page-head nav { display: flex; align-items: center; gap: .8rem; }
#theme, #large { min-width: 2.2rem; height: 2.2rem; padding: 0 .4rem; line-height: 1; }
#theme, #large { margin: 0 !important; border: 1px solid var(--border-color-primary); border-radius: 8px; }
#large[aria-pressed="true"] { border: 2px solid var(--color-accent); }
#connection-lost { margin: 0; padding: .5rem .8rem; border-radius: 8px; background: #991b1b; color: white; }
#chat:not(:has([data-testid="user"])) { height: 6rem !important; }
#chat .placeholder { padding: 0 1rem; text-align: center; }
#chat .message { color: var(--body-text-color); }
#chat .scroll-down-button-container { left: auto; right: .2rem; transform: none; }
#chat .icon-button-wrapper.top-panel { display: none; }
#chat .icon-button-wrapper button { width: auto; height: auto; min-height: 2rem; padding: .2rem .6rem; color: inherit !important; }
#chat .icon-button-wrapper button::after { content: attr(title); position: static; width: auto; height: auto; background: none; }
#chat .icon-button-wrapper button::after { margin-left: .3rem; font-size: .85rem; white-space: nowrap; }
#question textarea { border: 1px solid var(--neutral-500) !important; }
#sources { max-height: max(24rem, 100dvh - 12rem); overflow: auto; }
#room-consultant h2 { font-size: 1.05rem; margin: .2rem 0 .6rem; }
.sources ol { list-style: none; padding: 0; margin: 0; }
.sources li { border: 1px solid var(--border-color-primary); border-radius: 8px; padding: .6rem .8rem; margin-bottom: .6rem; }
.sources .place, .sources .medium, .sources .low { font-weight: 600; }
.sources blockquote { margin: .4rem 0 !important; padding-left: .7rem; border-left: 3px solid var(--color-accent); white-space: pre-line; }
.sources .meta { font-size: .85em; }
.sources .meta a, .review .meta a, .review .summary a { margin: 0; padding: 0; }
#passage { border: 1px solid var(--border-color-primary); border-radius: 8px; padding: .5rem; margin-bottom: .6rem; }
#passage { background: var(--body-background-fill); }
#passage iframe { width: 100%; height: 24rem; border: 0; margin-top: .3rem; }
#passage button { padding: .3rem .8rem; border: 1px solid var(--border-color-primary); border-radius: 8px; font-size: .9rem; }
[data-testid="block-label"] ~ button [data-testid="upload-text"] { padding-top: 1.8rem; }
[data-testid="block-label"] ~ button [data-testid="upload-icon"] { display: none; }
#lesson-question textarea { min-height: calc(1.5em + .9rem) !important; }
.or, input.subdued { color: inherit !important; }
.file-preview .download { display: none; }
input[role="combobox"] { padding-right: 2rem !important; text-overflow: ellipsis; }
.review h2 { font-size: 1.05rem; margin: .8rem 0 .4rem; }
.review h3 { font-size: .85rem; margin: 0; }
.review article { border: 1px solid var(--border-color-primary); border-radius: 8px; padding: .6rem .8rem; margin-bottom: .6rem; }
.review p { margin: .2rem 0; }
.review .sides { display: grid; gap: .4rem 1.2rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); }
.review blockquote { margin: .2rem 0 !important; padding-left: .7rem; border-left: 3px solid var(--color-accent); overflow-wrap: anywhere; }
.review .meta { font-size: .85em; }
.review .notice { font-weight: 600; }
.review table { width: 100%; border: 0 !important; border-collapse: collapse; }
.review th, .review td { border: 0 !important; text-align: left; vertical-align: top; padding: .4rem .6rem; }
.review th, .review td { font-weight: 400; overflow-wrap: break-word; }
.review thead th { font-weight: 600; }
.review tbody th { min-width: 10rem; }
.review article:focus { outline: 2px solid var(--color-accent); }
.review tr { border: 0 !important; border-bottom: 1px solid var(--border-color-primary) !important; }
.review tr.told { border-bottom: 0 !important; }
.review.scroll { overflow-x: auto; }
.review.charts img { max-width: 100%; height: auto; background: white; margin-bottom: .8rem; }
/* Where the keyboard is, at a glance: an option is marked as a whole. */
:is(a, button, summary, [role="tab"], [tabindex="0"]):focus-visible,
label:has(> input:is([type="radio"], [type="checkbox"]):focus-visible) {
    outline: 3px solid var(--color-accent) !important; outline-offset: 2px; }
.dark .review.charts img { filter: invert(.93) hue-rotate(180deg); }
[data-missing]:not(:has(input:checked)) { border-left: 4px solid var(--error-border-color) !important; }
[data-missing]:not(:has(input:checked))::before { content: attr(data-missing); display: block; padding-bottom: .3rem; font-weight: 600; }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
@media (max-width: 640px) {
    #page-head h1 { font-size: 1rem; }
    #page-head, #page-head nav { gap: .5rem; }
    #page-head { flex-wrap: wrap; }
    .tab-container[role="tablist"] button { height: 2.2rem; padding: 0 .55rem; }
    #about { font-size: .9rem; }
    #room-consultant:has([data-testid="user"]) #about { display: none; }
    #chat:has([data-testid="user"]) { height: calc(100dvh - 11rem) !important; }
    #sources { max-height: none; }
    .review thead { position: absolute; clip-path: inset(50%); }
    .review tr { display: block; padding: .5rem 0; }
    .review th, .review td { display: block; min-width: 0 !important; padding: .1rem 0 !important; }
    .review tbody th { font-weight: 600; }
    .review td:not([colspan]) { display: inline; margin-right: 1rem; vertical-align: baseline; }
    .review td[data-label] { display: inline-block; }
    .review td[data-label]::before { content: attr(data-label) ": "; }
    .review tr.told { padding-bottom: 0; }
    .review.charts img { width: 100%; }
    #passage { position: fixed; inset: auto 0 0 0; z-index: 50; margin: 0; box-shadow: 0 -4px 16px rgb(0 0 0 / .25); }
    #passage iframe { height: 45dvh; }
}
"""
