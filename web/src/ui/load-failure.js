// Parts of the page come when they are needed. If one cannot come, because there is no connection or a
// newer version has taken its place, the reader hears of it.

const FAILED = /dynamically imported module|importing a module|unable to preload/i;

/** Says at the foot of the page that something is missing, as soon as something is. */
export function watchLoading() {
  addEventListener('unhandledrejection', (event) => {
    if (!FAILED.test(event.reason?.message)) return;
    event.preventDefault();
    tell();
  });
}

function tell() {
  if (document.querySelector('.load-failure')) return;
  const notice = document.createElement('p');
  notice.className = 'load-failure';
  notice.setAttribute('role', 'alert');
  const again = document.createElement('a');
  again.href = location.href;
  again.textContent = 'Load the page again';
  again.addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
  notice.append('A part of this page could not be loaded. ', again);
  document.body.append(notice);
}
