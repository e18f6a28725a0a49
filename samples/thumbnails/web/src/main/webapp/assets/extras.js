// New in version 2: search, and the sheet in black and white.
export function install(gallery) {
  const search = document.createElement('input');
  search.type = 'search';
  search.className = 'search';
  search.placeholder = 'Title or photographer';
  search.setAttribute('aria-label', 'Search by title or photographer');
  search.addEventListener('input', () => {
    const words = search.value.trim().toLocaleLowerCase();
    const matches = photo => `${photo.title} ${photo.credit ?? ''}`.toLocaleLowerCase().includes(words);
    gallery.filter(matches, search.value.trim());
  });

  const toggle = document.createElement('button');
  toggle.type = 'button';
  toggle.className = 'toggle';
  toggle.textContent = 'Black and white';
  toggle.setAttribute('aria-pressed', 'false');
  toggle.addEventListener('click', () => {
    const on = document.documentElement.classList.toggle('monochrome');
    toggle.setAttribute('aria-pressed', String(on));
  });
  document.getElementById('tools').prepend(search, toggle);
}
