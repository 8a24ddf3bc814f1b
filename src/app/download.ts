/** Hands a text to the browser's download; nothing leaves the machine. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has started by then; keeping the URL would keep the text in memory.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
