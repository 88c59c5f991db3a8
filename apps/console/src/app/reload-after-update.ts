const KEY = 'kp.reloaded-for-update';
const NOT_AGAIN_WITHIN_MS = 60_000;

/**
 * A tab that was opened before the console was updated asks for files that are gone when it opens its next page. It is
 * loaded anew then, at the address it was going to; once, since files may be missing for another reason too.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(KEY)) < NOT_AGAIN_WITHIN_MS) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
