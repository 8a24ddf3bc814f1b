/** Browsers draw no larger canvas (Safari: 16.7 million pixels). */
const MOST_PIXELS = 16_000_000;

/** How many pixels of a picture stand for one of its own at most. */
export const scaleFor = (width: number, height: number, wanted: number): number =>
  Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));

/** The SVG drawn into a canvas, `wanted` pixels for one of its own or as many as a canvas can have. */
export async function pngOf(svg: string, wanted: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = scaleFor(image.naturalWidth, image.naturalHeight, wanted);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The browser made no picture.');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}
