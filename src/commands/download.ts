/** Hands a file to the browser's download; nothing leaves the machine. */
export function download(name: string, content: string | Blob, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The download has started by then; keeping the URL would keep the file in memory.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
