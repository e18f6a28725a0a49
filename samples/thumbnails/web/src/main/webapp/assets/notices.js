// Short messages in the corner of the page.
const STAYS = 7000;

export function notice(text, action) {
  const box = document.createElement('p');
  box.className = 'notice';
  box.append(text);
  if (action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.label;
    button.addEventListener('click', action.run);
    box.append(button);
  } else {
    setTimeout(() => box.remove(), STAYS);
  }
  document.getElementById('notices').append(box);
}
