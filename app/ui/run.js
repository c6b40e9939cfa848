// The chosen step stays in sight; on a projector a remote control, which sends PageDown and PageUp, walks through all of a run.
const projected = () => document.querySelector('#lesson-projector:checked') && document.querySelector('.lesson');
document.addEventListener('change', ({target}) => {
    if (target.name === 'lesson-step') target.nextElementSibling.scrollIntoView({block: 'nearest', inline: 'center'});
    if (target.id === 'lesson-projector') projected()?.focus();
});
document.addEventListener('keydown', event => {
    const lesson = projected();
    if (!lesson) return;
    if (event.key === 'Escape') document.querySelector('#lesson-projector').checked = false;
    // On the chosen step the browser would turn to another one, or do nothing.
    const lines = event.target.name === 'lesson-step' && {ArrowDown: 0.1, ArrowUp: -0.1, ' ': 0.85}[event.key];
    const by = {PageDown: 1, PageUp: -1}[event.key];
    if (!lines && !by) return;
    event.preventDefault();
    const left = by > 0 ? lesson.scrollHeight - lesson.clientHeight - lesson.scrollTop : lesson.scrollTop;
    if (lines || left > 1) return lesson.scrollBy(0, (lines || by * 0.85) * lesson.clientHeight);
    const steps = [...lesson.querySelectorAll('.lesson-steps input')];
    const next = steps[steps.findIndex(step => step.checked) + by];
    if (!next || next === steps.at(-1)) return; // the last one is all steps at once
    next.click();
    lesson.focus({preventScroll: true});
    lesson.scrollTop = by > 0 ? 0 : lesson.scrollHeight;
});
