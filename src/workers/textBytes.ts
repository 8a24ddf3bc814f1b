// Large texts cross to the engine as bytes that change hands: nothing of them is copied on the page.
import type { EngineRequest } from '#engine/engineDesk.ts';
import { byText } from '#text/byText.ts';

type Analyse = Extract<EngineRequest, { readonly kind: 'analyse' }>;
type Source = NonNullable<Analyse['source']>;

export type PostedRequest =
  | Exclude<EngineRequest, Analyse>
  | (Omit<Analyse, 'source'> & {
      readonly source?: Omit<Source, 'texts'> & {
        readonly texts: Readonly<Record<number, string | ArrayBuffer>>;
      };
    });

const atHand = byText<ArrayBuffer>();
let some = false;

/** The UTF-8 bytes of this text are there for whoever passes it on next. */
export function handBytes(text: string, bytes: ArrayBuffer): void {
  atHand.set(text, bytes);
  some = true;
}

/** The request as it is posted, and what of it changes hands: once only, then the bytes belong to the engine. */
export function withBytes(request: EngineRequest): readonly [posted: PostedRequest, handed: ArrayBuffer[]] {
  if (!some || request.kind !== 'analyse' || request.source === undefined) return [request, []];
  const handed: ArrayBuffer[] = [];
  const texts: Record<number, string | ArrayBuffer> = {};
  for (const [number, text] of Object.entries(request.source.texts)) {
    const bytes = atHand.get(text);
    if (bytes) handed.push(bytes);
    texts[Number(number)] = bytes ?? text;
  }
  // What nobody asked for would only fill the memory.
  atHand.clear();
  some = false;
  return [{ ...request, source: { ...request.source, texts } }, handed];
}

/** The other end. */
export function withTexts(posted: PostedRequest): EngineRequest {
  if (posted.kind !== 'analyse' || posted.source === undefined) return posted as EngineRequest;
  const texts: Record<number, string> = {};
  for (const [number, text] of Object.entries(posted.source.texts))
    texts[Number(number)] =
      typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
  return { ...posted, source: { ...posted.source, texts } };
}

/** undefined: UTF-8 cannot carry it unchanged. */
export function bytesOf(text: string): ArrayBuffer | undefined {
  return /\p{Surrogate}/u.test(text) ? undefined : new TextEncoder().encode(text).buffer;
}
