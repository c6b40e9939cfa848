// The rooms for those in the last row of a class and for those without a mouse.

function setLarge(large) {
    localStorage.setItem("nko-large", large ? "1" : "");
    document.documentElement.classList.toggle("large", large);
    document.querySelector("#large")?.setAttribute("aria-pressed", large);
}
if (localStorage.getItem("nko-large")) setLarge(true);
document.addEventListener("click", (event) => {
    if (event.target.closest("#large")) setLarge(!document.documentElement.classList.contains("large"));
});

// Gradio gives each option a name of its own, so that each is a stop of Tab. Here a group is one stop, and arrows go within it.
const optionsOf = (option) => {
    const group = option.type === "radio" && option.closest("fieldset.block");
    return group ? [...group.querySelectorAll("input[type='radio']")] : [];
};
document.addEventListener("focusin", ({ target }) => {
    for (const option of optionsOf(target)) option.tabIndex = option === target ? 0 : -1;
});

function go(parts, from, by) {
    const next = parts[(parts.indexOf(from) + by + parts.length) % parts.length];
    next.focus();
    return next;
}
document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const sideways = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const by = sideways ?? { ArrowDown: 1, ArrowUp: -1 }[key];
    const options = by ? optionsOf(target) : [];
    if (options.length) {
        event.preventDefault();
        const option = go(options, target, by);
        // In the class room an option runs at once: there it is chosen by the space bar alone.
        if (!option.closest("#demonstration")) option.click();
    } else if (sideways && target.role === "tab") {
        go([...target.closest("[role='tablist']").querySelectorAll("[role='tab']")], target, by).click();
    }
});

// A question of a lesson that is chosen already is shown again: to the browser a second press changes nothing.
function again(event) {
    const option = event.target.closest?.("#demonstration label")?.querySelector("input:checked");
    if (option) option.checked = false;
}
document.addEventListener("mousedown", again);
document.addEventListener("keydown", (event) => event.key === " " && again(event));

// A choice that Escape ends is what it was before: Gradio leaves the letters that were typed to find another, or nothing at all.
// It puts the choice back when the field is left; its own Escape, which comes after this, closes the list.
document.addEventListener("keydown", ({ target, key }) => {
    if (key !== "Escape" || target.role !== "combobox") return;
    target.blur();
    target.focus();
}, { capture: true });
