// What the page does by itself, without asking the consultant. Nothing is loaded from anywhere.

// Gradio's own words («Drop File Here») follow the browser's language; the page has a language of its own.
Object.defineProperty(navigator, "language", { value: /^\/en(\/|$)/.test(location.pathname) ? "en" : "ru" });

let markRestored;
window.nko = {
    // Save a file that came as {name, type, base64}.
    save(file) {
        if (!file) return;
        const bytes = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
        link.download = file.name;
        link.click();
        URL.revokeObjectURL(link.href);
    },

    // Copy a text; where the browser has no clipboard (a page without https, from another machine), by the old way.
    async copy(text) {
        if (navigator.clipboard) return navigator.clipboard.writeText(text);
        const area = Object.assign(document.createElement("textarea"), { value: text });
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
    },

    // The kept conversation is on the screen. A question that was quicker waits for it, or it would overwrite the answer.
    restored: new Promise((resolve) => (markRestored = resolve)),
    markRestored: () => markRestored(),

    // A file is shown a moment before it is kept: what needs it waits for those on their way.
    uploads: 0,
    async uploaded() {
        while (nko.uploads) await new Promise((resolve) => setTimeout(resolve, 50));
    },

    // A page that opens anew has no files any more: work of theirs that it cut off is known by its mark.
    began: (work) => sessionStorage.setItem(`running-${work}`, "1"),
    ended: (work) => sessionStorage.removeItem(`running-${work}`),
    cutOff(work) {
        const cut = sessionStorage.getItem(`running-${work}`);
        nko.ended(work);
        if (cut) setTimeout(() => document.querySelector(`#${work}-status`)?.scrollIntoView({ block: "center" }), 500); // once it is written
        return Boolean(cut);
    },

    // While an answer is written, the reader stays where it begins: at the last question.
    toLastQuestion() {
        const log = document.querySelector("#chat [role='log']");
        const last = [...document.querySelectorAll("#chat [data-testid='user']")].pop();
        if (last) log.scrollTop += last.getBoundingClientRect().top - log.getBoundingClientRect().top - 24;
    },

    // Open a passage beside the answer; closing it brings the reader back to where they were.
    openPassage(link) {
        const panel = document.querySelector("#passage");
        const frame = panel.querySelector("iframe");
        nko.cameFrom = link;
        panel.hidden = false;
        frame.onload = () => {
            frame.contentDocument.documentElement.classList.add("panel");
            nko.paintPassage();
            frame.contentDocument.addEventListener("keydown", (event) => event.key === "Escape" && nko.closePassage());
            frame.contentDocument.querySelector("#quote")?.scrollIntoView({ block: "nearest" });
            panel.scrollIntoView({ block: "nearest" });
        };
        frame.contentWindow.location.replace(link.href.split("#")[0]);
        frame.focus();
    },

    closePassage() {
        document.querySelector("#passage").hidden = true;
        nko.cameFrom?.focus();
    },

    // What was typed outlives a reload of the page, as when a server that was gone comes back; a password does not.
    typed: "textarea, input[type='text']",
    ownerOf: (box) => box.closest("[id]:not([id^='component-'])")?.id,
    keepTyped(box) {
        const owner = nko.ownerOf(box);
        if (owner) sessionStorage.setItem(`typed-${owner}`, box.value);
    },
    giveBack(box) {
        const text = sessionStorage.getItem(`typed-${nko.ownerOf(box)}`);
        if (!text || box.value) return;
        box.value = text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
    },

    // Call Gradio's own buttons and messages by our names, wherever they appear.
    name(names) {
        const say = (message) => {
            const theirs = Object.keys(names).find((begins) => message.textContent.trim().startsWith(begins));
            if (theirs) message.textContent = names[theirs];
        };
        const call = (part) => {
            const theirs = part.getAttribute("aria-label");
            const ours = theirs && (names[theirs] ?? names[theirs.split(":")[0]]); // «bot's message: » goes on with the whole message
            if (!ours || ours === theirs) return; // the same again would be a change again, for ever
            part.setAttribute("aria-label", ours);
            if (part.title) part.title = ours;
        };
        new MutationObserver((changes) => {
            for (const { type, target, addedNodes } of changes) {
                if (type === "attributes") call(target);
                for (const added of addedNodes) {
                    if (added.nodeType !== Node.ELEMENT_NODE) continue;
                    call(added);
                    added.querySelectorAll("[aria-label]").forEach(call);
                    added.querySelectorAll(".toast-title, [data-testid='toast-text']").forEach(say);
                    if (added.matches(nko.typed)) nko.giveBack(added);
                    added.querySelectorAll(nko.typed).forEach(nko.giveBack);
                    // The head of a message is a button with a button inside, which a screen reader cannot tell: the inner one is enough.
                    for (const head of added.querySelectorAll(".toast-header[role='button']")) {
                        head.removeAttribute("role");
                        head.removeAttribute("tabindex");
                    }
                }
            }
        }).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
    },

    // What passes by itself is counted down; a screen reader hears only that it is over.
    countDown() {
        for (const line of document.querySelectorAll("[data-wait]")) {
            line.over ??= Date.now() + 1000 * line.dataset.wait;
            const left = Math.ceil((line.over - Date.now()) / 1000);
            line.textContent = left > 0 ? line.dataset.left.replace("{}", left) : line.dataset.over;
            if (left > 0) continue;
            line.removeAttribute("aria-hidden");
            line.removeAttribute("data-wait");
        }
    },

    // What is asked or broken in the class room is another by now than what is shown there.
    markOldRun() {
        document.querySelector("#run .stale")?.removeAttribute("hidden");
    },

    // The passage is a page of its own: it takes the theme and the size of the rooms around it.
    paintPassage() {
        const passage = document.querySelector("#passage iframe").contentDocument.documentElement;
        passage.style.fontSize = getComputedStyle(document.documentElement).fontSize;
        passage.style.colorScheme = document.body.classList.contains("dark") ? "dark" : "light";
    },

    setTheme(theme) {
        localStorage.setItem("nko-theme", theme);
        document.body.classList.toggle("dark", theme === "dark");
        nko.paintPassage();
    },

    // Once the rooms stand: the room of the address, the theme the reader chose, a watch over the connection.
    start() {
        document.documentElement.lang = navigator.language;
        document.querySelectorAll(".status").forEach((line) => line.setAttribute("role", "status"));
        if (location.hash) document.getElementById(`room-${location.hash.slice(1)}-button`)?.click();
        const chosen = localStorage.getItem("nko-theme");
        if (chosen) nko.setTheme(chosen);
        setLarge(Boolean(localStorage.getItem("nko-large")));
        setInterval(nko.watch, 5000);
        setInterval(nko.countDown, 500);
    },

    // A server that is gone refuses at once; a busy one on an old computer may take its time.
    async watch() {
        if (document.hidden) return;
        const alive = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(20000) }).then((r) => r.ok, () => false);
        document.querySelector("#connection-lost").hidden = alive;
    },
};

document.addEventListener("click", (event) => {
    const link = event.target.closest("#chat a[href*='/passages/'], #sources a[href*='/passages/']");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        nko.openPassage(link);
    }
    const tab = event.target.closest("button[data-tab-id]");
    if (tab?.id === `room-${tab?.dataset.tabId}-button`) history.replaceState(null, "", `#${tab.dataset.tabId}`);
    const other = event.target.closest("#page-head a");
    if (other) other.hash = location.hash; // the same room in the other language
    if (event.target.closest("#passage button")) nko.closePassage();
    if (event.target.closest("#theme")) nko.setTheme(document.body.classList.contains("dark") ? "light" : "dark");
});
// One question at a time: nothing is asked while an answer is written, and a double press asks once.
function askOnce(event) {
    const text = document.querySelector("#question textarea").value;
    const again = text === nko.asked?.text && event.timeStamp - nko.asked.at < 500;
    if (again || document.querySelector("#stop")?.checkVisibility()) {
        event.stopImmediatePropagation();
        event.preventDefault();
    } else {
        nko.asked = { text, at: event.timeStamp };
        sessionStorage.removeItem("typed-question");
    }
}
document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && event.target.closest("#question")) askOnce(event);
}, { capture: true });
document.addEventListener("click", (event) => event.target.closest("#send") && askOnce(event), { capture: true });
document.addEventListener("input", (event) => event.isTrusted && event.target.matches(nko.typed) && nko.keepTyped(event.target));
document.addEventListener("keydown", (event) => {
    const panel = document.querySelector("#passage");
    if (event.key === "Escape" && panel && !panel.hidden) nko.closePassage();
});
// Gradio hears keys only: not a paste, not a phone's keyboard.
document.addEventListener("input", ({ target }) => target.closest("#lesson-question, #injected") && nko.markOldRun());
