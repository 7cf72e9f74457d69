/** Has the tablet's pages kept for when there is no network, and asks the browser not to throw away what is recorded. */
export const keepPages = (): void => {
  // Browsers keep pages only of addresses that nobody can pretend to be.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const cannot = (): void => undefined;
  navigator.serviceWorker.register('/tablet-worker.js', { scope: '/tablet' }).catch(cannot);
  navigator.storage.persist().catch(cannot);
};
