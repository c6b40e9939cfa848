// Presenters' remote controls send PageDown and PageUp.
document.addEventListener('keydown', event => {
    const by = {PageDown: 1, PageUp: -1}[event.key];
    const projector = document.querySelector('#lesson-projector');
    if (!projector || !projector.checked || !(by || event.key === 'Escape')) return;
    if (!by) { projector.checked = false; return; }
    const steps = [...document.querySelectorAll('.lesson-steps input')];
    const next = steps[steps.findIndex(step => step.checked) + by];
    if (next) { next.click(); next.focus(); document.querySelector('.lesson').scrollTop = 0; }
    event.preventDefault();
});
