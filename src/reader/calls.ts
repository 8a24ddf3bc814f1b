// What a host page may say to a frame (docs/embed.md), checked: whatever comes, a call, a refusal, or nothing of ours.

/** Of the protocol; another number is another page's business. */
export const PROTOCOL = 1;

export interface HostText {
  readonly name: string;
  readonly text: string;
}

export type Call =
  | { readonly call: 'load'; readonly link: string }
  | { readonly call: 'load'; readonly texts: readonly HostText[] }
  | { readonly call: 'select'; readonly select: { readonly source: string; readonly target: string } | null }
  | { readonly call: 'select'; readonly select: { readonly node: string } }
  | { readonly call: 'verdicts' };

/** What the answer to a call is known by. */
export type CallId = string | number | null;

export type Heard =
  | { readonly kind: 'call'; readonly id: CallId; readonly call: Call }
  | { readonly kind: 'refused'; readonly id: CallId; readonly error: string };

/** Lengths in UTF-16 units. */
const MOST = { id: 100, link: 2_000_000, texts: 200, text: 5_000_000, name: 300, end: 2_100 } as const;

type Fields = Readonly<Record<string, unknown>>;

/** Own fields of a plain object; getters and prototypes of messages are copied away by the browser. */
function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value));
}

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;

function textsOf(value: unknown): readonly HostText[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST.texts) return null;
  const texts: HostText[] = [];
  let length = 0;
  for (const one of value) {
    const { name = 'text', text } = fieldsOf(one) ?? {};
    if (!isText(name, MOST.name) || !isText(text, MOST.text)) return null;
    length += text.length;
    texts.push({ name, text });
  }
  return length <= MOST.text ? texts : null;
}

function loadOf({ link, texts }: Fields): Call | string {
  if (link !== undefined && texts !== undefined) return 'load takes a link or texts, not both';
  if (link !== undefined) {
    // A whole address, or what stands behind its `#`.
    const hash = isText(link, MOST.link) ? /(?:^|#)([eg]\d{1,4}\.[\w-]+)$/.exec(link)?.[1] : undefined;
    return hash === undefined ? 'link is no Rolegraph link' : { call: 'load', link: hash };
  }
  const checked = textsOf(texts);
  return checked === null
    ? `texts is a list of at most ${MOST.texts} {name, text}, ${MOST.text / 1e6} million characters together`
    : { call: 'load', texts: checked };
}

function selectOf({ select }: Fields): Call | string {
  if (select === null) return { call: 'select', select: null };
  const { node, source, target } = fieldsOf(select) ?? {};
  if (isText(node, MOST.end) && source === undefined && target === undefined)
    return { call: 'select', select: { node } };
  if (isText(source, MOST.end) && isText(target, MOST.end) && node === undefined)
    return { call: 'select', select: { source, target } };
  return 'select is {source, target}, {node} or null';
}

const CALLS: Readonly<Record<Call['call'], (fields: Fields) => Call | string>> = {
  load: loadOf,
  select: selectOf,
  verdicts: () => ({ call: 'verdicts' }),
};

const isCall = (name: unknown): name is Call['call'] =>
  typeof name === 'string' && Object.hasOwn(CALLS, name);

/** null: no message of this protocol, so no answer either. */
export function hear(data: unknown): Heard | null {
  const fields = fieldsOf(data);
  if (fields?.['rolegraph'] !== PROTOCOL || fields['call'] === undefined) return null;
  const given = fields['id'];
  const id = isText(given, MOST.id) || (typeof given === 'number' && Number.isFinite(given)) ? given : null;
  const refuse = (error: string): Heard => ({ kind: 'refused', id, error });
  if (id !== given && given !== undefined && given !== null) return refuse('id is a short text or a number');
  const name = fields['call'];
  if (!isCall(name)) return refuse(`there is no such call: ${Object.keys(CALLS).join(', ')}`);
  const call = CALLS[name](fields);
  return typeof call === 'string' ? refuse(call) : { kind: 'call', id, call };
}
