/** Puts a text on the clipboard. false: the browser does not let this page (no permission, or no secure origin). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
