/** Prints a picture alone on its page; theme.css hides the rest while `data-printing` is there. */
export async function printPicture(svg: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  image.className = 'app-print';
  image.alt = '';
  image.src = url;
  try {
    await image.decode();
    document.body.append(image);
    document.body.dataset['printing'] = '';
    window.print();
  } finally {
    delete document.body.dataset['printing'];
    image.remove();
    URL.revokeObjectURL(url);
  }
}
